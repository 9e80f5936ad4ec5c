/* The conversation on screen: only what changed is touched, so focus, scrolling and screen readers stay put. */
import { bubble, dayLine, emptyCard } from './bubbles.js';
import { dateWords } from './words.js';

export class Log {
  constructor(list, toEnd, does) {
    this.list = list;
    this.toEnd = toEnd;
    this.does = does;
    this.shown = new Map();
    this.owner = null;
    this.stuck = true;
    list.addEventListener('scroll', () => { this.stuck = this.atEnd(); if (this.stuck) toEnd.hidden = true; }, { passive: true });
    list.addEventListener('load', () => this.stay(), true);
    new ResizeObserver(() => this.stay()).observe(list);
    toEnd.addEventListener('click', () => this.scroll());
  }

  atEnd() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 60;
  }

  stay() {
    if (this.stuck) this.scroll();
  }

  scroll() {
    this.stuck = true;
    this.list.scrollTo({ top: this.list.scrollHeight });
    this.toEnd.hidden = true;
  }

  show(phone, description) {
    const anew = this.owner !== phone.id;
    const follow = anew || this.atEnd();
    if (anew) this.clear(phone.id);
    const known = new Set(phone.messages.map((message) => message.id));
    for (const [id, one] of this.shown) if (!known.has(id)) this.fade(id, one.line);
    let added = false;
    for (const message of phone.messages) {
      const face = JSON.stringify(message);
      const before = this.shown.get(message.id);
      if (before?.face === face) continue;
      const line = bubble(message, this.does);
      if (before) this.swap(before.line, line);
      else {
        if (!anew) line.classList.add('fresh');
        this.list.append(line);
        added = true;
      }
      this.shown.set(message.id, { face, line });
    }
    this.arrange(phone.messages, description);
    if (follow || phone.messages.at(-1)?.from_bot === false && added) this.scroll();
    else if (added) this.toEnd.hidden = false;
  }

  clear(owner) {
    this.owner = owner;
    this.shown.clear();
    this.list.setAttribute('aria-live', 'off');
    this.list.replaceChildren();
    requestAnimationFrame(() => this.list.setAttribute('aria-live', 'polite'));
  }

  swap(old, line) {
    const key = old.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    old.replaceWith(line);
    if (key == null) return;
    const same = [...line.querySelectorAll('.key')].find((button) => button.dataset.key === key);
    this.land(same ?? line);
  }

  /* Where the keyboard goes when what it was on is gone: from there the next button is one Tab away. */
  land(where) {
    if (where.tabIndex < 0) where.tabIndex = -1;
    where.focus({ preventScroll: true });
  }

  fade(id, line) {
    this.shown.delete(id);
    if (line.contains(document.activeElement)) this.list.focus({ preventScroll: true });
    line.classList.add('leaving');
    setTimeout(() => line.remove(), 300);
  }

  /* Day lines, the tails of bubbles, and the card of an empty chat. */
  arrange(messages, description) {
    for (const old of this.list.querySelectorAll('.day, .empty')) old.remove();
    if (!messages.length) this.list.append(emptyCard(description));
    messages.forEach((message, index) => {
      const { line } = this.shown.get(message.id);
      const before = messages[index - 1];
      const after = messages[index + 1];
      const day = new Date(message.told);
      if (!before || dateWords(new Date(before.told)) !== dateWords(day)) line.before(dayLine(day));
      line.classList.toggle('turn', before?.from_bot !== message.from_bot);
      line.classList.toggle('tail', after?.from_bot !== message.from_bot);
    });
  }
}

/* The list of people: grouped by team, searched by name or team, a dot where something new came. */
import { element, hidden } from './bubbles.js';
import { W, shortDate, timeDigits } from './words.js';

export class People {
  constructor(list, search, choose) {
    this.list = list;
    this.search = search;
    this.choose = choose;
    this.all = new Map();
    this.read = new Map();
    this.chosen = null;
    this.told = new Date();
    search.addEventListener('input', () => this.draw());
    list.parentElement.addEventListener('keydown', (event) => this.walk(event));
  }

  /* What was there when the page opened counts as read. */
  take(changed, first) {
    for (const person of changed) {
      this.all.set(person.id, person);
      if (first || person.id === this.chosen) this.read.set(person.id, person.heard);
    }
    if (changed.length) this.draw();
  }

  open(id) {
    this.chosen = id;
    this.search.value = '';
    const person = this.all.get(id);
    if (person) this.read.set(id, person.heard);
    this.draw();
  }

  unread(person) {
    return person.id !== this.chosen && person.heard > (this.read.get(person.id) ?? 0);
  }

  anyUnread() {
    return [...this.all.values()].some((person) => this.unread(person));
  }

  draw() {
    const wanted = this.search.value.trim().toLowerCase();
    const groups = new Map();
    for (const person of this.all.values()) {
      if (wanted && !`${person.name} ${person.group}`.toLowerCase().includes(wanted)) continue;
      const group = person.group || W.noTeam;
      if (!groups.has(group)) groups.set(group, []);
      groups.get(group).push(person);
    }
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.person : null;
    const scrolled = this.list.scrollTop;
    const children = [...groups].flatMap(([group, people]) => [element('h3', {}, group), ...people.map((person) => this.row(person))]);
    this.list.replaceChildren(...(children.length ? children : [element('p', { cls: 'none' }, this.all.size ? W.nobodyFound : W.nobodyYet)]));
    this.list.scrollTop = scrolled;
    if (focused) this.list.querySelector(`[data-person="${focused}"]`)?.focus({ preventScroll: true });
  }

  row(person) {
    const last = person.last;
    const preview = last ? last.text.replaceAll('\n', ' ') || W.kinds[last.kind] : W.nothingYet;
    const row = element('button', { cls: 'person', type: 'button', 'data-person': person.id, 'aria-current': person.id === this.chosen && 'true', onclick: () => this.choose(person.id) },
      this.face(person), element('b', {}, ...this.name(person.name)), last ? this.when(last.told) : element('span'), element('small', {}, preview));
    row.append(this.unread(person) ? element('span', { cls: 'dot' }, hidden(W.unread)) : element('span'));
    return row;
  }

  /* What stands between brackets after a name is what someone is, and takes less room. */
  name(name) {
    const found = name.match(/^(.+ )(\([^()]+\))$/);
    return found ? [found[1], element('span', {}, found[2])] : [name];
  }

  when(told) {
    const moment = new Date(told);
    const today = shortDate(moment) === shortDate(this.told);
    return element('time', { datetime: told }, today ? timeDigits(moment) : shortDate(moment).replace(/^\S+ /, ''));
  }

  walk(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const rows = [...this.list.querySelectorAll('.person')];
    const at = rows.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== this.search) return;
    event.preventDefault();
    (rows[at + step] ?? (at + step < 0 ? this.search : rows.at(-1)))?.focus();
  }

  /* One colour a team, in the order of the list. */
  face(person) {
    const groups = [...new Set([...this.all.values()].map((one) => one.group))];
    const made = element('span', { cls: 'face', 'aria-hidden': 'true' }, [...person.name][0].toUpperCase());
    made.style.setProperty('--face', `var(--hue-${1 + groups.indexOf(person.group) % 6})`);
    return made;
  }
}

/* A message of the phone -> an element. Everything a bot or a person wrote goes through textContent. */
import { W, dateWords, size, timeDigits } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const TAGS = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre', blockquote: 'blockquote' };
const LINK = /(?:https?:\/\/)?t\.me\/spiegel_bot\?start=([A-Za-z0-9_-]+)|https?:\/\/[^\s«»"<>]+/g;

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value == null) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name === 'cls' ? 'class' : name, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child != null && child !== false));
  return made;
}

export function icon(name) {
  const made = document.createElementNS(SVG, 'svg');
  made.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  made.append(use);
  return made;
}

export const hidden = (text) => element('span', { cls: 'sr' }, text);

/* Links never leave this machine: one to the bot opens the dialog, any other is text that can be copied. */
export function linked(text, does) {
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(LINK)) {
    const shown = found[0].replace(/[.,;:!?)]+$/, '');
    parts.push(text.slice(at, found.index));
    parts.push(found[1] ? opener(shown, () => does.open(found[1])) : shown);
    parts.push('\u2060', element('button', { cls: 'copy', type: 'button', title: W.copy, onclick: () => does.copy(shown) }, icon('copy'), hidden(W.copy)));
    at = found.index + shown.length;
  }
  parts.push(text.slice(at));
  return parts.filter((part) => part !== '');
}

/* A span, because a button cannot break over lines as a link does. */
function opener(text, open) {
  const onkeydown = (event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); open(); } };
  return element('span', { cls: 'link', role: 'button', tabindex: 0, onclick: open, onkeydown }, text);
}

function words(message, does) {
  const box = element('div', { cls: 'words' });
  const fill = (into, from, to, spans) => {
    let at = from;
    spans.forEach((span, index) => {
      if (span.offset < at) return;
      into.append(...linked(message.text.slice(at, span.offset), does));
      const end = span.offset + span.length;
      const inner = element(TAGS[span.kind] ?? 'span');
      fill(inner, span.offset, end, spans.slice(index + 1).filter((one) => one.offset + one.length <= end));
      into.append(inner);
      if (span.url) into.append(' (', ...linked(span.url, does), ')');
      at = end;
    });
    into.append(...linked(message.text.slice(at, to), does));
  };
  fill(box, 0, message.text.length, message.spans);
  return box;
}

function attached(message) {
  const { kind, file } = message;
  if (kind === 'text') return null;
  const href = file && `/files/${encodeURIComponent(file.id)}`;
  if (kind === 'photo' && message.from_bot) {
    return element('a', { cls: 'picture', href, target: '_blank', rel: 'noopener' }, element('img', { src: href, alt: message.text || W.picture }));
  }
  const name = kind === 'document' ? file.name : W.kinds[kind];
  const mark = element('span', { cls: 'mark' }, icon(kind === 'voice' ? 'voice' : 'file'));
  const below = file ? size(file.size) + (kind === 'document' ? ` · ${W.save}` : '') : '';
  return element(kind === 'document' ? 'a' : 'div', { cls: 'card', href: kind === 'document' && href, download: kind === 'document' && file.name },
    mark, element('b', {}, name), element('small', {}, below));
}

function keys(message, does) {
  if (!message.buttons.length) return null;
  const box = element('div', { cls: 'keys' });
  for (const button of message.buttons) {
    const pressed = button.data !== '' && message.pressed === button.data;
    const act = () => {
      const code = button.url.match(/t\.me\/spiegel_bot\?start=([A-Za-z0-9_-]+)/);
      if (code) does.open(code[1]);
      else if (button.url) does.copy(button.url);
      else does.press(message.id, button.data);
    };
    box.append(element('button', { cls: pressed ? 'key pressed' : 'key', type: 'button', 'data-key': button.data || button.url, 'aria-busy': pressed, onclick: act }, button.label));
  }
  return box;
}

export function bubble(message, does) {
  const mine = !message.from_bot;
  const told = new Date(message.told);
  const body = element('div', { cls: 'bubble' },
    hidden(`${mine ? W.mine : W.from}: `),
    attached(message),
    message.text ? words(message, does) : null,
    element('div', { cls: 'meta' },
      message.silent && element('span', { title: W.silent }, icon('silent'), hidden(W.silent)),
      message.edited && element('span', {}, W.edited),
      element('time', { datetime: message.told }, timeDigits(told))),
    message.reaction && element('span', { cls: 'reaction' }, hidden(W.reaction + ' '), message.reaction));
  const edit = mine && message.kind === 'text' && element('button', { cls: 'round edit', type: 'button', title: W.edit, onclick: () => does.edit(message) }, icon('edit'), hidden(W.edit));
  const row = element('div', { cls: 'below' }, edit, body);
  return element('div', { cls: mine ? 'line mine' : 'line', 'data-id': message.id }, row, keys(message, does));
}

export const dayLine = (moment) => element('div', { cls: 'day' }, dateWords(moment));

export function emptyCard(description) {
  return element('div', { cls: 'empty' }, element('b', {}, W.whatCan), description || W.noDescription);
}

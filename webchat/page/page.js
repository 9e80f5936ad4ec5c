/* The page: one long request brings what changed, and everything on screen follows from that. */
import { element, linked } from './bubbles.js';
import { Clock } from './clock.js';
import { guide, linkDialog, menu, personDialog } from './dialogs.js';
import { Log } from './log.js';
import { People } from './people.js';
import { W } from './words.js';

const find = (id) => document.getElementById(id);
const narrow = matchMedia('(max-width: 980px)');
const have = { version: -1, mark: '', phone: null, profile: { description: '', commands: [] } };
const drafts = new Map();
let chosen = Number(location.hash.slice(1)) || null;
let editing = null;
let asking = new AbortController();

const post = (url, body) => fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

let noticed;
function say(text) {
  find('notice').textContent = text;
  find('notice').hidden = false;
  clearTimeout(noticed);
  noticed = setTimeout(() => { find('notice').hidden = true; }, 4000);
}

async function act(name, body = {}) {
  try {
    const answer = await post(`/people/${chosen}/${name}`, body);
    if (!answer.ok) say(answer.status === 409 ? W.buttonGone : W.notDone);
    return answer.ok;
  } catch {
    say(W.notDone);
    return false;
  }
}

const does = {
  press: (message_id, data) => act('press', { message_id, data }),
  open: (code) => askLink(code),
  copy: async (text) => {
    try { await navigator.clipboard.writeText(text); say(W.copied); } catch { say(W.notDone); }
  },
  edit: (message) => startEdit(message),
  openAs: async (code, who) => {
    choose(who.id ?? await addPerson(who.name));
    await act('open', { code });
  },
};
const people = new People(find('people-list'), find('search'), (id) => { choose(id); closePeople(); });
const log = new Log(find('log'), find('to-end'), does);
const clock = new Clock(find, post, say);
const askLink = linkDialog(find, people, does);
const askPerson = personDialog(find, async (name) => { closePeople(); choose(await addPerson(name)); });

async function addPerson(name) {
  return (await (await post('/people', { name })).json()).id;
}

function choose(id) {
  if (chosen != null) drafts.set(chosen, find('text').value);
  if (id !== chosen) have.phone = null;
  chosen = id;
  history.replaceState(null, '', `#${id}`);
  stopEdit();
  find('text').value = drafts.get(id) ?? '';
  grow();
  people.open(id);
  asking.abort();
}

function draw() {
  const { phone } = have;
  const person = people.all.get(chosen);
  find('nobody').hidden = Boolean(phone);
  find('phone').hidden = !phone;
  find('any-unread').hidden = !people.anyUnread();
  drawOwner(person);
  if (!phone) return;
  find('phone').setAttribute('aria-label', `${W.phoneOf} ${phone.name}`);
  find('who-short').textContent = phone.name.replace(/ \([^()]+\)$/, '');
  find('bot-state').textContent = phone.blocked ? W.blocked : phone.typing ? W.typing : W.bot;
  const stopped = !phone.messages.length || phone.blocked;
  find('start').hidden = !stopped;
  find('start').textContent = phone.blocked && phone.messages.length ? W.restart : W.start;
  find('form').hidden = stopped;
  log.show(phone, have.profile.description);
}

function drawOwner(person) {
  find('owner').hidden = !person;
  if (!person) return;
  find('owner').classList.toggle('plain', !person.crowd);
  const name = element('b', {}, person.group ? `${person.name}, ${person.group}` : person.name);
  const parts = person.crowd && person.human
    ? [`${W.youPlay} `, name, element('button', { type: 'button', onclick: () => act('release') }, W.release)]
    : person.crowd ? [name, W.auto] : [`${W.phoneOf} `, name];
  find('owner').replaceChildren(element('span', {}, ...parts.slice(0, 2).flatMap((part, index) => index ? [' ', part] : [part])), ...parts.slice(2));
}

async function listen() {
  for (;;) {
    asking = new AbortController();
    const query = new URLSearchParams({ since: have.version, clock: have.mark, person: chosen ?? 0, phone: have.phone?.version ?? -1, wait: have.version < 0 ? 0 : 20 });
    try {
      const news = await (await fetch(`/changes?${query}`, { signal: asking.signal })).json();
      take(news);
      find('offline').hidden = true;
      if (document.hidden || news.clock.target) await new Promise((done) => setTimeout(done, 120));
    } catch (error) {
      if (error.name === 'AbortError') continue;
      find('offline').textContent = W.offline;
      find('offline').hidden = false;
      await new Promise((done) => setTimeout(done, 1000));
      have.version = -1;
    }
  }
}

function take(news) {
  const first = have.version < 0;
  Object.assign(have, { version: news.version, mark: news.mark, profile: news.profile });
  clock.take(news.clock);
  people.told = clock.told();
  people.take(news.people, first && people.all.size === 0);
  if (first && chosen && people.all.has(chosen)) people.open(chosen);
  if (news.phone?.id === chosen) {
    const before = have.phone?.notice;
    have.phone = news.phone;
    if (news.phone.notice && news.phone.notice !== before) say(news.phone.notice);
  }
  draw();
}

function startEdit(message) {
  editing = message.id;
  find('editing').hidden = false;
  find('text').value = message.text;
  grow();
  find('text').focus();
}

function stopEdit() {
  if (editing == null) return;
  editing = null;
  find('editing').hidden = true;
  find('text').value = '';
  grow();
}

function grow() {
  const text = find('text');
  text.style.height = 'auto';
  text.style.height = `${Math.min(text.scrollHeight + 2, 152)}px`;
}

async function send() {
  const text = find('text').value.trim();
  if (!text) return;
  const body = editing == null ? ['send', { text }] : ['edit', { message_id: editing, text }];
  find('text').value = '';
  stopEdit();
  grow();
  if (!await act(...body)) find('text').value = text;
}

function closePeople() {
  if (narrow.matches) find('people').close();
}

/* On a wide screen the list is a panel and the clock's buttons stand open; on a narrow one both unfold. */
function arrange() {
  const told = find('told-button');
  told.disabled = !narrow.matches;
  if (narrow.matches) told.setAttribute('aria-expanded', 'false');
  else told.removeAttribute('aria-expanded');
  const list = find('people');
  if (list.open) list.close();
  list.setAttribute('role', narrow.matches ? 'dialog' : 'region');
  if (!narrow.matches) list.setAttribute('open', '');
}

find('form').addEventListener('submit', (event) => { event.preventDefault(); send(); });
find('text').addEventListener('input', grow);
find('text').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); }
  if (event.key === 'Escape') stopEdit();
});
find('start').addEventListener('click', async () => { if (await act('send', { text: '/start' })) requestAnimationFrame(() => find('text').focus({ preventScroll: true })); });
find('edit-stop').addEventListener('click', () => { stopEdit(); find('text').focus(); });
find('new-person').addEventListener('click', askPerson);
for (const opener of ['open-people', 'nobody-people']) find(opener).addEventListener('click', () => find('people').showModal());
find('nobody-guide').addEventListener('click', () => find('open-guide').click());
find('close-people').addEventListener('click', closePeople);
find('people').addEventListener('click', (event) => { if (event.target === find('people') && narrow.matches && event.clientX > find('people').clientWidth) closePeople(); });
menu(find('more'), find('more-menu'), () => [
  { label: W.openLink, act: () => askLink() },
  have.phone?.blocked ? { label: W.unblock, act: () => act('block', { blocked: false }) } : { label: W.block, act: () => act('block', { blocked: true }) },
]);
menu(find('extra'), find('extra-menu'), () => [
  ...have.profile.commands.map((one) => ({ label: `/${one.command}`, note: one.description, act: () => act('send', { text: `/${one.command}` }) })),
  ...(have.profile.commands.length ? [null] : []),
  ...Object.entries(W.kinds).map(([kind, label]) => ({ label, act: () => act('media', { kind }) })),
]);
narrow.addEventListener('change', arrange);
arrange();
guide(find, (text) => linked(text, does));
listen();

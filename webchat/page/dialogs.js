/* The dialogs and menus: open a link as someone, a new person, and what hides behind the round buttons. */
import { element } from './bubbles.js';
import { W } from './words.js';

const CODE = /(?:start=)?([A-Za-z0-9_-]{1,64})$/;

export function linkDialog(find, people, does) {
  const [dialog, form, who, wrong] = [find('link-dialog'), find('link-form'), find('link-person'), find('link-wrong')];
  const chosen = () => form.elements.who.value;
  const arrange = () => {
    find('link-new').hidden = chosen() !== 'new';
    find('link-old').hidden = chosen() !== 'old';
  };
  form.addEventListener('change', arrange);
  find('link-cancel').addEventListener('click', () => dialog.close());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const code = dialog.dataset.code || find('link-code').value.trim().match(CODE)?.[1];
    const name = find('link-name').value.trim();
    const missing = !code ? W.linkNeeded : chosen() === 'new' && !name ? W.nameNeeded : '';
    wrong.textContent = missing;
    wrong.hidden = !missing;
    if (missing) return;
    dialog.close();
    await does.openAs(code, chosen() === 'new' ? { name } : { id: Number(who.value) });
  });
  return (code = '') => {
    dialog.dataset.code = code;
    find('link-shown').hidden = !code;
    find('link-shown').textContent = `t.me/spiegel_bot?start=${code}`;
    find('link-typed').hidden = Boolean(code);
    find('link-code').value = '';
    find('link-name').value = '';
    wrong.hidden = true;
    who.replaceChildren(...[...people.all.values()].map((person) => element('option', { value: person.id }, person.group ? `${person.name} (${person.group})` : person.name)));
    form.elements.who.value = 'new';
    form.elements.who[1].disabled = people.all.size === 0;
    arrange();
    dialog.showModal();
    (code ? find('link-name') : find('link-code')).focus();
  };
}

export function personDialog(find, add) {
  const dialog = find('person-dialog');
  find('person-cancel').addEventListener('click', () => dialog.close());
  find('person-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    const name = find('person-name').value.trim();
    if (!name) return;
    dialog.close();
    await add(name);
  });
  return () => {
    find('person-name').value = '';
    dialog.showModal();
    find('person-name').focus();
  };
}

/* `choices()` gives [{label, note, act}] anew at each opening; null makes a line. */
export function menu(button, box, choices) {
  const items = () => [...box.querySelectorAll('button')];
  const close = (back) => {
    if (box.hidden) return;
    box.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    if (back) button.focus();
  };
  button.addEventListener('click', () => {
    if (!box.hidden) return close(true);
    box.replaceChildren(...choices().map((choice) => choice
      ? element('button', { type: 'button', role: 'menuitem', onclick: () => { close(true); choice.act(); } }, choice.label, choice.note ? element('small', {}, choice.note) : null)
      : element('hr', { role: 'separator' })));
    box.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    items()[0]?.focus();
  });
  box.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') close(true);
    if (!step) return;
    event.preventDefault();
    const all = items();
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
  });
  document.addEventListener('pointerdown', (event) => { if (!box.contains(event.target) && !button.contains(event.target)) close(false); });
  box.addEventListener('focusout', (event) => { if (event.relatedTarget && !box.contains(event.relatedTarget) && event.relatedTarget !== button) close(false); });
}

export async function guide(find, linkedText) {
  const steps = await (await fetch('/guide')).json();
  const done = new Set(JSON.parse(sessionStorage.getItem('done') ?? '[]'));
  const [panel, opener] = [find('guide'), find('open-guide')];
  const show = (open) => {
    panel.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    sessionStorage.setItem('guide', open ? 'open' : 'closed');
  };
  find('guide-steps').replaceChildren(...steps.map((step, index) => {
    const box = element('input', { type: 'checkbox' });
    box.checked = done.has(index);
    box.addEventListener('change', () => {
      done[box.checked ? 'add' : 'delete'](index);
      sessionStorage.setItem('done', JSON.stringify([...done]));
    });
    return element('li', {}, element('label', {}, box, step.title), element('p', {}, ...linkedText(step.text)));
  }));
  opener.hidden = !steps.length;
  opener.addEventListener('click', () => { show(panel.hidden); if (!panel.hidden) find('guide-title').focus(); });
  find('close-guide').addEventListener('click', () => { show(false); opener.focus(); });
  panel.addEventListener('keydown', (event) => { if (event.key === 'Escape') { show(false); opener.focus(); } });
  show(steps.length > 0 && sessionStorage.getItem('guide') !== 'closed' && matchMedia('(min-width: 1181px)').matches);
}

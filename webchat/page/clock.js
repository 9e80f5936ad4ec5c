/* Told time in the strip: shown, run, stopped, hurried on. Between two answers of the server it is reckoned on. */
import { W, dateWords, nextMonday, shortDate, timeWords } from './words.js';

export class Clock {
  constructor(find, post, say) {
    this.find = find;
    this.from = null;
    const set = async (body) => {
      const answer = await post('/clock', body);
      if (!answer.ok) say(answer.status === 400 && body.jump ? W.nothingDue : W.notDone);
    };
    find('play').addEventListener('click', () => set({ running: !this.state.running }));
    find('speed').addEventListener('change', () => set({ speed: Number(find('speed').value) }));
    find('to-next').addEventListener('click', () => set({ jump: 'next' }));
    find('to-monday').addEventListener('click', () => set({ to: nextMonday(this.told()).toISOString() }));
    find('jump-stop').addEventListener('click', () => set({ running: false }));
    find('told-button').addEventListener('click', () => {
      const button = find('told-button');
      button.setAttribute('aria-expanded', button.getAttribute('aria-expanded') !== 'true');
    });
    setInterval(() => this.draw(), 500);
  }

  take(state) {
    if (state.target && (!this.state?.target || state.target !== this.state.target)) this.from = new Date(this.state?.told ?? state.told);
    /* Said once, on arrival: a screen reader that hears each step of the clock hears nothing else. */
    if (this.state?.target && !state.target) write(this.find('jump-done'), W.arrived(new Date(state.told)));
    this.state = state;
    this.at = performance.now();
    this.find('to-next').disabled = !state.next || Boolean(state.target);
    this.find('to-monday').disabled = Boolean(state.target);
    this.find('play-icon').setAttribute('href', state.running ? '#i-pause' : '#i-play');
    this.find('play-words').textContent = state.running ? W.pause : W.play;
    const speed = this.find('speed');
    if (document.activeElement !== speed && [...speed.options].some((one) => Number(one.value) === state.speed)) speed.value = String(state.speed);
    this.draw();
  }

  told() {
    const told = new Date(this.state.told);
    if (!this.state.running || this.state.target) return told;
    const on = told.getTime() + (performance.now() - this.at) * this.state.speed;
    return new Date(this.state.next ? Math.max(told, Math.min(on, new Date(this.state.next))) : on);
  }

  draw() {
    if (!this.state) return;
    const told = this.told();
    write(this.find('told-date'), matchMedia('(max-width: 980px)').matches ? shortDate(told) : dateWords(told));
    write(this.find('told-time'), timeWords(told));
    const target = this.state.target && new Date(this.state.target);
    this.find('jump').hidden = !target;
    if (!target) return;
    const whole = target - this.from;
    this.find('jump-bar').value = whole > 0 ? (told - this.from) / whole : 1;
    write(this.find('jump-words'), W.onTheWay(told, target));
  }
}

function write(into, text) {
  if (into.textContent !== text) into.textContent = text;
}

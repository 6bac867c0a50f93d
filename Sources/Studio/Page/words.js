// The spoken text with the marks of cues in it, and the script as text.
import { api, Refusal, Conflict } from './api.js';
import { store, offset } from './store.js';
import { player } from './player.js';
import { byId, choice, make, say } from './dom.js';
import { HEARD } from './timeline-draw.js';

const text = byId('spoken'), tray = byId('uncued');
let lit = null, elements = [], key = null;

export function startWords() {
  const views = ['spoken', 'script', 'tune'];
  const show = (id) => {
    for (const view of views) byId(`words-${view}`).hidden = view !== id;
    mark(id);
    if (id === 'script') script.read();
  };
  const mark = choice(byId('words-views'), 'What is shown of the words',
    [{ id: 'spoken', text: 'Spoken' }, { id: 'script', text: 'Script' }, { id: 'tune', text: 'Tune' }], 'spoken', show);
  show('spoken');
  store.on('film', ({ film }) => { draw(film); script.changed(); });
  player.watch(light);
  text.addEventListener('click', (event) => {
    const word = event.target.closest('.word');
    if (!word || getSelection().toString()) return;
    player.seek(store.frameAt(store.film.words[word.dataset.word].start));
    player.play();
  });
  script.start();
  return { show };
}

/** The index of the word that is said at a time, or of the last one before it. */
export function wordAt(seconds) {
  const { words } = store.film;
  let low = 0, high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle].start <= seconds + 1e-4) low = middle + 1; else high = middle;
  }
  return low - 1;
}

function draw(film) {
  const now = JSON.stringify([film.words, film.cues, film.beats.map(({ id }) => id)]);
  if (now === key) return;
  key = now;
  const focused = document.activeElement?.dataset?.cue;
  const cues = new Map();
  for (const cue of film.cues) {
    if (!cues.has(cue.word)) cues.set(cue.word, []);
    cues.get(cue.word).push(cue);
  }
  elements = film.words.map((word, index) => make('span', { class: 'word', 'data-word': index, text: word.text }));
  const lines = [];
  let line = null;
  film.words.forEach((word, index) => {
    if (!line || word.line !== line.number) {
      line = { number: word.line, element: make('p') };
      lines.push(line.element);
    }
    // A chip and its word are never parted at the end of a line.
    const chips = (cues.get(index) ?? []).map(chip);
    if (chips.length) line.element.append(make('span', { class: 'together' }, ...chips, elements[index]), ' ');
    else line.element.append(elements[index], ' ');
  });
  text.replaceChildren(...lines);
  if (!lines.length) text.append(make('p', { class: 'empty', text: 'This film has no voice yet. Record one under Take, or drop a WAV on the page.' }));
  const cued = new Set(film.cues.map(({ beat }) => beat));
  const free = film.words.length ? film.beats.filter(({ id }) => !cued.has(id)) : [];
  byId('uncued-part').hidden = !free.length;
  tray.replaceChildren(...free.map(({ id }) => chip({ beat: id, word: null, off: 0 })));
  if (focused) document.querySelector(`[data-cue="${CSS.escape(focused)}"]`)?.focus();
  lit = null;
  light();
}

function chip(cue) {
  const late = Math.abs(cue.off) > HEARD;
  const off = late ? ` ${offset(cue.off)}` : '';
  return make('button', {
    class: `cue${late ? ' off' : ''}${cue.word === null ? ' free' : ''}`, 'data-cue': cue.beat,
    'aria-label': cue.word === null ? `${cue.beat} has no cue. Arrow keys choose a word for it.`
      : `Cue of ${cue.beat}${off}${cue.lands ? ', lands here' : ''}. Arrow keys move it, Delete takes it out.`,
    title: cue.sureness === null || cue.sureness === undefined ? cue.beat
      : `${cue.beat}${cue.lands ? ' lands here' : ''}: ${offset(cue.off)}, ${Math.round(cue.sureness * 100)} % sure`,
    disabled: !store.film.editable,
    on: { pointerdown: (event) => dragChip(event, cue), keydown: (event) => chipKey(event, cue), blur: () => aim(null) },
  }, make('span', { text: cue.beat }), late ? make('small', { text: offset(cue.off) }) : null);
}

let target = null;

function aim(index) {
  if (target !== null) elements[target]?.classList.remove('target');
  target = index;
  if (index === null) return;
  elements[index].classList.add('target');
}

function move(cue, word) {
  aim(null);
  if (word === cue.word) return;
  store.change('cue', { beat: cue.beat, word },
    word === null ? `${cue.beat} has no cue now` : `${cue.beat} starts on “${store.film.words[word].text}”`);
}

/** Drags a chip to another word, or to the tray, which takes the cue out. */
function dragChip(event, cue) {
  if (event.button !== 0) return;
  const button = event.currentTarget, start = { x: event.clientX, y: event.clientY };
  let ghost = null, over = null;
  button.setPointerCapture(event.pointerId);
  button.onpointermove = (at) => {
    if (!ghost && Math.hypot(at.clientX - start.x, at.clientY - start.y) < 4) return;
    if (!ghost) {
      ghost = make('div', { class: 'cue ghost', text: cue.beat });
      document.body.append(ghost);
      byId('uncued-part').hidden = false;
      document.body.classList.add('drags');
    }
    ghost.style.transform = `translate(${at.clientX + 10}px, ${at.clientY + 8}px)`;
    over = document.elementFromPoint(at.clientX, at.clientY);
    const word = over?.closest?.('.word');
    aim(word ? Number(word.dataset.word) : null);
    tray.classList.toggle('target', Boolean(over?.closest?.('#uncued')));
  };
  const end = (dropped) => {
    button.onpointermove = button.onpointerup = button.onpointercancel = null;
    ghost?.remove();
    document.body.classList.remove('drags');
    const onTray = tray.classList.contains('target');
    tray.classList.remove('target');
    byId('uncued-part').hidden = !tray.childElementCount;
    if (dropped && ghost && target !== null) move(cue, target);
    else if (dropped && ghost && onTray && cue.word !== null) move(cue, null);
    else if (dropped && !ghost) {
      const beat = store.film.beats.find(({ id }) => id === cue.beat);
      if (beat) { store.choose(beat.id); player.seek(beat.first); }
    }
    aim(null);
  };
  button.onpointerup = () => end(true);
  button.onpointercancel = () => end(false);
}

function chipKey(event, cue) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step && !event.ctrlKey && !event.metaKey) {
    const from = target ?? cue.word ?? Math.max(0, wordAt(player.seconds));
    const to = Math.min(elements.length - 1, Math.max(0, from + step));
    aim(to);
    elements[to].scrollIntoView({ block: 'nearest' });
    say(`${cue.beat} to “${store.film.words[to].text}”: Enter moves it`);
  } else if (event.key === 'Enter' && target !== null) move(cue, target);
  else if (event.key === 'Escape' && target !== null) aim(null);
  else if ((event.key === 'Delete' || event.key === 'Backspace') && cue.word !== null) move(cue, null);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function light() {
  if (!store.film?.words.length) return;
  const seconds = player.seconds, index = wordAt(seconds);
  const word = store.film.words[index];
  const now = word && seconds < word.end + 0.25 ? elements[index] : null;
  if (now === lit) return;
  lit?.classList.remove('lit');
  lit = now;
  lit?.classList.add('lit');
  if (lit && player.playing && !text.closest('[hidden]')) {
    const room = text.getBoundingClientRect(), place = lit.getBoundingClientRect();
    if (place.top < room.top || place.bottom > room.bottom) text.scrollTop += place.top - room.top - room.height / 3;
  }
}

/** The script as text: it is sent whole, and the server says what is wrong with it. */
const script = {
  field: byId('script-text'),
  was: null,
  get dirty() { return this.was !== null && this.field.value !== this.was; },

  start() {
    byId('script-save').onclick = () => this.save();
    byId('script-revert').onclick = () => { this.was = null; this.read(); };
    this.field.oninput = () => this.mark();
    this.field.onkeydown = (event) => {
      if ((event.ctrlKey || event.metaKey) && (event.key === 's' || event.key === 'Enter')) {
        event.preventDefault();
        event.stopPropagation();
        this.save();
      }
    };
  },

  mark() {
    byId('script-save').disabled = !this.dirty || !store.film.editable;
    byId('script-revert').disabled = !this.dirty;
  },

  error(message) {
    byId('script-error').hidden = !message;
    byId('script-error').textContent = message ?? '';
    const line = message?.match(/:(\d+)(?::\d+)?:/)?.[1];
    if (!line) return;
    const rows = this.field.value.split('\n');
    const start = rows.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    this.field.focus();
    this.field.setSelectionRange(start, start + (rows[line - 1]?.length ?? 0));
  },

  async read() {
    if (this.dirty) return;
    try {
      const { file, text: now } = await api.script();
      byId('script-file').textContent = file;
      this.field.value = this.was = now;
      this.error(null);
    } catch (problem) { this.error(problem.message); }
    this.mark();
  },

  changed() {
    if (this.was === null || byId('words-script').hidden) return;
    if (!this.dirty) this.read();
  },

  async save() {
    const sent = this.field.value;
    try {
      await store.ask('script', { text: sent });
      this.was = sent;
      this.error(null);
      say('The script was saved');
    } catch (problem) {
      if (problem instanceof Refusal) this.error(problem.message); else await store.failed(problem);
      if (problem instanceof Conflict) this.error('The file was changed meanwhile. What you wrote is still here: save again to put it in its place, or revert to read what is there.');
    }
    this.mark();
  },
};

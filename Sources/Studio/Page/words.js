// The spoken text with the marks of cues in it.
import { store, offset } from './store.js';
import { player } from './player.js';
import { byId, choice, follow, make, say } from './dom.js';
import { HEARD } from './timeline-draw.js';
import { readScript } from './script.js';

const text = byId('spoken'), tray = byId('uncued');
let elements = [], key = null, lit = null, target = null;

export function startWords() {
  const views = [['spoken', 'Spoken'], ['captions', 'Captions'], ['script', 'Script'], ['tune', 'Tune']];
  const mark = choice('words-views', 'What is shown of the words',
    views.map(([id, name]) => ({ id, text: name })), 'spoken', (id) => {
      for (const [view] of views) byId(`words-${view}`).hidden = view !== id;
      mark(id);
      if (id === 'script') readScript();
    });
  store.on('film', ({ film }) => draw(film));
  player.watch(light);
  text.ondblclick = ({ target: { dataset } }) => {
    if (dataset.word === undefined) return;
    // The first click played from there.
    player.pause();
    player.seek(store.frameAt(store.film.words[dataset.word].start));
    store.tell('split', { index: Number(dataset.word) });
  };
  text.onclick = ({ target: { dataset } }) => {
    if (dataset.word === undefined || getSelection().toString()) return;
    player.seek(store.frameAt(store.film.words[dataset.word].start));
    player.play();
  };
}

/** The index of the word that is said at a time, or of the last one before it. */
export function wordAt(seconds) {
  return store.film.words.findLastIndex(({ start }) => start <= seconds + 1e-4);
}

function draw({ words, cues, beats }) {
  const now = JSON.stringify([words, cues, beats.map(({ id }) => id)]);
  if (now === key) return;
  key = now;
  const focused = document.activeElement?.dataset.cue;
  elements = words.map((word, index) => make('span', { class: 'word', 'data-word': index, text: word.text }));
  const lines = new Map();
  words.forEach(({ line }, index) => {
    if (!lines.has(line)) lines.set(line, make('p'));
    // A chip and its word are never parted at the end of a line.
    const chips = cues.filter(({ word }) => word === index).map(chip);
    const word = chips.length ? make('span', { class: 'together' }, ...chips, elements[index]) : elements[index];
    lines.get(line).append(word, ' ');
  });
  text.replaceChildren(...lines.values());
  if (!words.length) {
    text.append(make('p', { class: 'empty', text: 'This film has no voice: record one under Take, or drop a WAV.' }));
  }
  const free = words.length ? beats.filter(({ id }) => !cues.some(({ beat }) => beat === id)) : [];
  byId('uncued-part').hidden = !free.length;
  tray.replaceChildren(...free.map(({ id }) => chip({ beat: id, word: null, off: 0, sureness: null })));
  if (focused) document.querySelector(`[data-cue="${CSS.escape(focused)}"]`)?.focus();
  lit = target = null;
  light();
}

function chip(cue) {
  const { beat, word, off, lands, sureness } = cue, late = Math.abs(off) > HEARD;
  const where = `${beat}${lands ? ' lands here' : ''}: ${offset(off)}`;
  return make('button', {
    class: `cue${late ? ' off' : ''}${word === null ? ' free' : ''}`, 'data-cue': beat, disabled: !store.film.editable,
    'aria-label': word === null ? `${beat} has no cue. Arrow keys choose a word for it.`
      : `Cue of ${where}. Arrow keys move it, Delete takes it out.`,
    title: sureness === null ? beat : `${where}, ${Math.round(sureness * 100)} % sure`,
    on: { pointerdown: (event) => dragChip(event, cue), keydown: (event) => chipKey(event, cue),
      blur: () => aim(null) },
  }, make('span', { text: beat }), late ? make('small', { text: offset(off) }) : null);
}

function aim(index) {
  elements[target]?.classList.remove('target');
  target = index;
  elements[target]?.classList.add('target');
}

function move({ beat, word: from }, word) {
  aim(null);
  if (word === from) return;
  const done = word === null ? `${beat} has no cue now` : `${beat} starts on “${store.film.words[word].text}”`;
  store.change('cue', { beat, word }, done);
}

/** Drags a chip to another word, or to the tray, which takes the cue out. */
function dragChip(event, cue) {
  if (event.button !== 0) return;
  const button = event.currentTarget;
  let ghost = null, onTray = false;
  button.focus({ preventScroll: true });
  follow(button, event, ({ clientX, clientY }) => {
    if (!ghost) {
      if (Math.hypot(clientX - event.clientX, clientY - event.clientY) < 4) return;
      ghost = document.body.appendChild(make('div', { class: 'cue ghost', text: cue.beat }));
      byId('uncued-part').hidden = false;
      document.body.classList.add('drags');
    }
    ghost.style.transform = `translate(${clientX + 10}px, ${clientY + 8}px)`;
    const over = document.elementFromPoint(clientX, clientY), word = over?.closest('.word');
    aim(word ? Number(word.dataset.word) : null);
    onTray = tray.contains(over);
    tray.classList.toggle('target', onTray);
  }, (last) => {
    document.body.classList.remove('drags');
    tray.classList.remove('target');
    byId('uncued-part').hidden = !tray.childElementCount;
    const word = target;
    aim(null);
    ghost?.remove();
    if (!ghost) store.goTo(cue.beat); else if (last && (word !== null || onTray)) move(cue, word);
  });
}

function chipKey(event, cue) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step && !event.ctrlKey && !event.metaKey) {
    const from = target ?? cue.word ?? wordAt(player.seconds);
    aim(Math.min(elements.length - 1, Math.max(0, from + step)));
    elements[target].scrollIntoView({ block: 'nearest' });
    say(`${cue.beat} to “${store.film.words[target].text}”: Enter moves it`);
  } else if (event.key === 'Enter' && target !== null) move(cue, target);
  else if (event.key === 'Escape' && target !== null) aim(null);
  else if (event.key === 'Delete' || event.key === 'Backspace') move(cue, null);
  else return;
  event.preventDefault();
}

/** Lights the word that is said up, and keeps it in view while the film plays. */
function light() {
  if (!store.film) return;
  const index = wordAt(player.seconds), word = store.film.words[index];
  const now = word && player.seconds < word.end + 0.25 ? elements[index] : null;
  if (now === lit) return;
  lit?.classList.remove('lit');
  lit = now;
  lit?.classList.add('lit');
  if (!lit || !player.playing || !text.offsetParent) return;
  const room = text.getBoundingClientRect(), { top, bottom } = lit.getBoundingClientRect();
  if (top < room.top || bottom > room.bottom) text.scrollTop += top - room.top - room.height / 3;
}

// The beats for keys and screen readers: one element a beat and one an edge, over the timeline's canvas, not to be
// seen but for the focus. One of them is in the order of Tab; arrow keys move among them.
import { store, offset } from './store.js';
import { player } from './player.js';
import { byId, make, say } from './dom.js';
import { canTake, lengthOf, moveEdge } from './edits.js';
import { mode, reveal, sendEdit, tryDurations, view, xAt } from './timeline.js';

const grid = byId('beat-grid');
const at = { index: 0, part: 'beat' };
/** Changes by keys are gathered until none came for a while, so that they are one step of undo. */
let keys = null;

export function startBeats() {
  store.on('view', lay);
  store.on('chosen', (id) => { at.index = store.film.beats.findIndex((beat) => beat.id === id); });
  store.on('settle', sendKeys);
  store.on('type', openDuration);
  grid.addEventListener('keydown', key);
  grid.addEventListener('focusin', ({ target }) => {
    Object.assign(at, { index: Number(target.dataset.index), part: target.dataset.part });
    store.choose(store.film.beats[at.index].id);
    const { start, end } = store.beats()[at.index];
    reveal(start, end);
  });
  grid.addEventListener('focusout', sendKeys);
}

const cell = (index, part) => grid.children[index * 2 + (part === 'edge' ? 1 : 0)];

function go(index, part = at.part) {
  Object.assign(at, { index, part });
  lay();
  cell(index, part)?.focus({ preventScroll: true });
}

export function focusBeats() { go(store.film.beats.indexOf(store.beatAt(player.frame)), 'beat'); }

function lay() {
  const beats = store.beats();
  if (!view.rows || !beats.length) return;
  const ids = beats.map(({ id }) => id).join('\n');
  if (grid.dataset.ids !== ids) {
    const focused = grid.contains(document.activeElement);
    grid.dataset.ids = ids;
    grid.replaceChildren(...beats.flatMap((beat, index) => [
      make('button', { class: 'cell', 'data-index': index, 'data-part': 'beat' }),
      make('div', { class: 'cell edge', role: 'slider', 'data-index': index, 'data-part': 'edge',
        'aria-label': `Duration of ${beat.id}` })]));
    at.index = Math.min(at.index, beats.length - 1);
    if (focused) cell(at.index, at.part).focus({ preventScroll: true });
  }
  const inView = (x) => Math.min(view.width, Math.max(view.gutter, x));
  beats.forEach((beat, index) => {
    const left = inView(xAt(beat.start)), right = inView(xAt(beat.end)), length = lengthOf(beat);
    const block = cell(index, 'beat'), edge = cell(index, 'edge');
    place(block, left, Math.max(2, right - left));
    place(edge, right - 4, 8);
    block.setAttribute('aria-label', `${beat.id}, ${beat.shows}, ${length} milliseconds${
      beat.slack === null ? '' : `, ${Math.round(beat.slack * 1000)} to spare`}${beat.editable ? '' : ', fixed'}`);
    block.setAttribute('aria-pressed', beat.id === store.chosen);
    edge.setAttribute('aria-valuenow', length);
    edge.setAttribute('aria-valuemin', Math.round(beat.least * 1000));
    edge.setAttribute('aria-valuetext', `${length} milliseconds`);
    edge.setAttribute('aria-disabled', !beat.editable);
    for (const one of [block, edge]) one.tabIndex = index === at.index && one.dataset.part === at.part ? 0 : -1;
  });
}

function place(element, left, width) {
  const { top, height } = view.rows.beats;
  for (const [name, size] of Object.entries({ left, top, width, height })) {
    element.style[name] = `${size * view.unit}px`;
  }
}

function key(event) {
  const { index, part } = at, last = store.film.beats.length - 1;
  if (event.ctrlKey || event.metaKey) return;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step && part === 'edge') nudge(index, step, event.shiftKey);
  else if (step && !event.altKey && !event.shiftKey) {
    go(Math.min(last, Math.max(0, index + step)));
    player.seek(store.film.beats[at.index].first);
  } else if (event.key === 'ArrowDown') go(index, 'edge');
  else if (event.key === 'ArrowUp') go(index, 'beat');
  else if (event.key === 'Home') go(0);
  else if (event.key === 'End') go(last);
  else if (event.key === 'Enter') openDuration(index);
  else if (event.key === 'Escape' && keys) {
    clearTimeout(keys.timer);
    keys = null;
    store.try(null);
  } else return;
  event.preventDefault();
}

function nudge(index, step, fine) {
  const { beats, rate, editable, revision } = store.film, beat = beats[index];
  if (!beat.editable || !editable) { say(`${beat.id} is fixed`); return; }
  if (keys && keys.index !== index) sendKeys();
  const now = store.beats()[index].end;
  const result = moveEdge(beats, index, fine ? now + step * 0.01 : (Math.round(now * rate) + step) / rate, mode.ripple);
  clearTimeout(keys?.timer);
  keys = { index, result, revision, timer: setTimeout(sendKeys, 700) };
  tryDurations(index, result);
  reveal(result.end);
  say(`${result.length} milliseconds, ${offset(result.change / 1000)}`);
}

function sendKeys() {
  if (!keys) return;
  clearTimeout(keys.timer);
  const { index, result, revision } = keys;
  keys = null;
  if (result.change) sendEdit(index, result, revision); else store.try(null);
}

/** A field for a beat's duration in ms, at its place. */
export function openDuration(index) {
  const { beats, editable, revision } = store.film, beat = beats[index];
  if (!beat?.editable || !editable) { say('This beat is fixed'); return; }
  store.choose(beat.id);
  reveal(beat.start, beat.end);
  const least = Math.ceil(beat.least * 1000 - 1e-6);
  const input = make('input', { type: 'number', min: least, value: lengthOf(beat),
    'aria-label': `Duration of ${beat.id} in milliseconds` });
  const ripples = make('input', { type: 'checkbox', disabled: !canTake(beats, index) });
  ripples.checked = mode.ripple || ripples.disabled;
  const form = make('form', { class: 'duration' }, make('b', { text: beat.id }), make('label', {}, input, 'ms'),
    make('label', { class: 'check' }, ripples, 'all after moves'),
    make('span', { class: 'quiet', text: `at least ${least}` }), make('button', { class: 'main', text: 'Set' }));
  const result = () => moveEdge(beats, index, beat.start + Number(input.value) / 1000, ripples.checked);
  const close = () => { form.remove(); go(index, 'beat'); };
  form.oninput = () => { if (Number(input.value) >= least) store.try(result().durations); };
  form.onsubmit = (event) => {
    event.preventDefault();
    const made = result();
    close();
    if (made.change) sendEdit(index, made, revision); else store.try(null);
  };
  form.onkeydown = ({ key: pressed }) => { if (pressed === 'Escape') { close(); store.try(null); } };
  // Elsewhere is a click away: the field goes, and nothing was changed.
  form.addEventListener('focusout', () => setTimeout(() => {
    if (form.isConnected && !form.contains(document.activeElement)) { form.remove(); store.try(null); }
  }));
  grid.after(form);
  const left = Math.min(view.width - form.offsetWidth / view.unit - 8, xAt(beat.start));
  form.style.left = `${Math.max(view.gutter, left) * view.unit}px`;
  form.style.top = `${(view.rows.beats.bottom + 4) * view.unit}px`;
  input.focus();
  input.select();
}

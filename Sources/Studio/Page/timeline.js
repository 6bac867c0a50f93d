// The timeline pane: where it looks, and what the mouse and the keys do in it.
import { store, offset } from './store.js';
import { player } from './player.js';
import { Waveform } from './waveform.js';
import { byId, make, say } from './dom.js';
import { canTake, edgeLimits, lengthOf, moveEdge, snap, snapPlaces } from './edits.js';
import { drawDrag, drawPlayhead, drawTimeline, layRows, readColors } from './timeline-draw.js';

/** How near the pointer must be to an edge, and how near an edge snaps, in units. */
const GRAB = 5, SNAP = 8;

const pane = byId('timeline'), canvas = byId('timeline-canvas'), grid = byId('beat-grid');
const still = document.createElement('canvas');
const waveform = new Waveform();
const view = { from: 0, scale: 10, width: 0, height: 0, gutter: 64, unit: 1, ratio: 1, rows: null };
/** What is pointed at or dragged; the drawing reads it. */
const state = { edge: -1, hoverBeat: -1, hoverWord: -1, word: null, snapped: null, cueTarget: -1 };
let colors = null, stale = true, drawn = false, drag = null, fitted = true, ripple = false;

export function startTimeline() {
  waveform.arrived = redraw;
  new ResizeObserver(measure).observe(pane);
  store.on('film', ({ before }) => { measure(); if (!before || fitted) fit(); lay(); redraw(); });
  for (const name of ['draft', 'chosen', 'range', 'clock']) store.on(name, () => { lay(); redraw(); });
  store.on('colors', () => { colors = null; redraw(); });
  player.watch(() => { follow(); paintSoon(); });
  document.fonts?.ready.then(redraw);
  pane.addEventListener('wheel', wheel, { passive: false });
  canvas.onpointerdown = press;
  canvas.onpointermove = hover;
  canvas.onpointerleave = () => { point({}); };
  canvas.ondblclick = (event) => {
    const found = hit(event);
    if (found.kind === 'beat' || found.kind === 'edge') openDuration(found.index);
  };
  byId('zoom-in').onclick = () => zoom(1.4);
  byId('zoom-out').onclick = () => zoom(1 / 1.4);
  byId('zoom-fit').onclick = fit;
  byId('ripple').onclick = () => {
    ripple = !ripple;
    byId('ripple').setAttribute('aria-pressed', String(ripple));
  };
  grid.addEventListener('keydown', gridKey);
  grid.addEventListener('focusin', (event) => {
    const index = Number(event.target.dataset.index);
    if (!Number.isFinite(index)) return;
    grid.dataset.at = index;
    grid.dataset.part = event.target.dataset.part;
    store.choose(store.film.beats[index].id);
    reveal(store.beats()[index].start, store.beats()[index].end);
  });
  grid.addEventListener('focusout', () => sendKeys());
}

function measure() {
  if (!store.film) return;
  const room = pane.getBoundingClientRect();
  view.ratio = devicePixelRatio || 1;
  view.unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 13;
  view.gutter = 86 * view.unit;
  view.width = room.width;
  view.height = room.height;
  for (const surface of [canvas, still]) {
    surface.width = Math.max(1, Math.round(room.width * view.ratio));
    surface.height = Math.max(1, Math.round(room.height * view.ratio));
  }
  view.rows = layRows(view.height, view.unit, store.film);
  if (fitted) fit(); else bound();
  lay();
  stale = true;
  paint();
}

const wide = () => Math.max(1, view.width - view.gutter);
const least = () => wide() / Math.max(0.1, store.seconds);

function bound() {
  view.scale = Math.min(4000, Math.max(least() * 0.98, view.scale));
  view.from = Math.max(0, Math.min(view.from, store.seconds - wide() / view.scale * 0.98));
}

export function fit() {
  if (!store.film) return;
  view.scale = least() * 0.985;
  view.from = 0;
  fitted = true;
  lay();
  redraw();
}

/** Zooms around a time, which stays where it is; around the playhead when none is given. */
export function zoom(by, around = null) {
  const at = around ?? Math.min(Math.max(player.seconds, view.from), view.from + wide() / view.scale);
  const left = (at - view.from) * view.scale;
  view.scale *= by;
  fitted = view.scale <= least();
  bound();
  view.from = at - left / view.scale;
  bound();
  lay();
  redraw();
}

function wheel(event) {
  if (!store.film) return;
  event.preventDefault();
  const pixels = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? view.height : 1;
  if (event.ctrlKey || event.metaKey) {
    zoom(Math.exp(-event.deltaY * pixels * 0.003), secondsAt(event.clientX));
  } else {
    view.from += (event.deltaX + event.deltaY) * pixels / view.scale;
    bound();
    lay();
    redraw();
  }
}

/** Scrolls so that a span is in view. */
function reveal(start, end = start) {
  const span = wide() / view.scale;
  if (start >= view.from && end <= view.from + span) return;
  view.from = Math.min(start, Math.max(start - span * 0.1, end - span * 0.9));
  bound();
  lay();
  redraw();
}

/** Keeps the playhead in view: a page at a time while it plays. */
function follow() {
  if (drag) return;
  const span = wide() / view.scale, at = player.seconds;
  if (at < view.from || at > view.from + span * (player.playing ? 0.94 : 1)) {
    view.from = player.playing ? at - span * 0.06 : at - span / 2;
    bound();
    lay();
    stale = true;
  }
}

function redraw() { stale = true; paintSoon(); }

function paintSoon() {
  if (drawn) return;
  drawn = true;
  requestAnimationFrame(paint);
}

function paint() {
  drawn = false;
  if (!store.film || !view.rows || view.width < 2) return;
  colors ??= readColors();
  if (stale) {
    const context = still.getContext('2d');
    context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    drawTimeline(context, view, colors, waveform, state);
    stale = false;
  }
  const context = canvas.getContext('2d');
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(still, 0, 0);
  context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
  drawPlayhead(context, view, colors, player.seconds, player.frame);
  if (drag?.moved) drawDrag(context, view, colors, drag.moved);
}

const xAt = (seconds) => view.gutter + (seconds - view.from) * view.scale;
function secondsAt(clientX) {
  return view.from + (clientX - canvas.getBoundingClientRect().left - view.gutter) / view.scale;
}

/** What is under the pointer. */
function hit(event) {
  const room = canvas.getBoundingClientRect();
  const x = event.clientX - room.left, y = event.clientY - room.top;
  const { rows, unit } = view;
  if (!rows || !store.film) return { kind: 'none' };
  const seconds = view.from + (x - view.gutter) / view.scale;
  const inside = (name) => rows[name] && y >= rows[name].top && y <= rows[name].bottom;
  const grab = GRAB * unit;
  if (inside('overview')) return { kind: 'overview', seconds };
  if (x < view.gutter) return { kind: 'none' };
  if (rows.ruler && y <= rows.ruler.bottom) {
    const warning = store.film.warnings.find(({ frame }) => Math.abs(xAt(store.secondsAt(frame)) - x) < grab + 1);
    if (warning && y > rows.ruler.top + 8 * unit) return { kind: 'warning', warning, seconds };
    return { kind: 'ruler', seconds };
  }
  if (inside('beats')) {
    const beats = store.beats();
    let edge = -1, nearest = grab;
    beats.forEach((beat, index) => {
      // A short beat must stay clickable: its edge takes at most a third of it.
      const reach = Math.min(grab, Math.max(2, (beat.end - beat.start) * view.scale / 3));
      const distance = Math.abs(xAt(beat.end) - x);
      if (beat.editable && distance <= reach && distance <= nearest) { edge = index; nearest = distance; }
    });
    if (edge >= 0 && store.film.editable) return { kind: 'edge', index: edge, seconds };
    const index = beats.findIndex((beat) => seconds >= beat.start && seconds < beat.end);
    return index < 0 ? { kind: 'empty', seconds } : { kind: 'beat', index, seconds };
  }
  if (rows.words && Math.abs(y - rows.words.top) < 6 * unit) {
    const cue = store.film.cues.find(({ time }) => Math.abs(xAt(time) - x) < grab);
    if (cue) return { kind: 'cue', cue, seconds };
  }
  if (inside('words')) {
    const words = store.film.words;
    for (let index = 0; index < words.length; index += 1) {
      const left = xAt(words[index].start), right = xAt(words[index].end);
      if (x < left - 2 || x > right) continue;
      const long = right - left > 24 * unit && store.film.editable;
      if (long && x - left < 4 * unit) return { kind: 'word-edge', side: 'start', index, seconds };
      if (long && right - x < 4 * unit) return { kind: 'word-edge', side: 'end', index, seconds };
      return { kind: 'word', index, seconds };
    }
  }
  return { kind: 'empty', seconds };
}

function point({ edge = -1, hoverBeat = -1, hoverWord = -1 }) {
  if (edge === state.edge && hoverBeat === state.hoverBeat && hoverWord === state.hoverWord) return;
  Object.assign(state, { edge, hoverBeat, hoverWord });
  redraw();
}

function hover(event) {
  if (drag) return;
  const found = hit(event);
  const cursors = { edge: 'ew-resize', 'word-edge': 'ew-resize', cue: 'grab', warning: 'pointer', none: 'default',
    beat: 'pointer', word: 'pointer', overview: 'grab' };
  canvas.style.cursor = cursors[found.kind] ?? 'text';
  canvas.title = found.kind === 'warning' ? found.warning.message : found.kind === 'beat' ? beatTitle(found.index)
    : found.kind === 'cue' ? `${found.cue.beat}: ${offset(found.cue.off)} from its word` : '';
  point({ edge: found.kind === 'edge' ? found.index : -1, hoverBeat: found.kind === 'beat' ? found.index : -1,
    hoverWord: found.kind.startsWith('word') ? found.index : -1 });
}

function beatTitle(index) {
  const beat = store.beats()[index];
  const least = Math.round(beat.least * 1000);
  return `${beat.id}: ${beat.shows}\n${lengthOf(beat)} ms, at least ${least} ms`;
}

function press(event) {
  if (event.button !== 0 || !store.film) return;
  sendKeys();
  const found = hit(event);
  const begin = { edge: dragEdge, overview: dragOverview, cue: dragCue, 'word-edge': dragWord }[found.kind];
  event.preventDefault();
  canvas.setPointerCapture(event.pointerId);
  if (found.kind === 'none') return;
  if (begin) begin(found, event); else scrub(found, event);
}

/** Follows the pointer until it is let go; Escape gives up. */
function track(event, { move, done, cancel = () => {} }) {
  const stop = () => {
    canvas.onpointermove = hover;
    canvas.onpointerup = canvas.onpointercancel = null;
    removeEventListener('keydown', key, true);
    drag = null;
    state.snapped = null;
    redraw();
  };
  const key = (pressed) => {
    if (pressed.key === 'Escape') { pressed.preventDefault(); pressed.stopPropagation(); stop(); cancel(); }
    // Shift and Alt change what the drag does, at once.
    else if (pressed.key === 'Shift' || pressed.key === 'Alt') pressed.preventDefault();
  };
  addEventListener('keydown', key, true);
  drag ??= {};
  canvas.onpointermove = move;
  canvas.onpointerup = (up) => { done(up); stop(); };
  canvas.onpointercancel = () => { stop(); cancel(); };
}

function scrub(found, event) {
  if (found.kind === 'beat') {
    store.choose(store.film.beats[found.index].id);
    grid.dataset.at = found.index;
  }
  if (found.kind === 'warning') { store.tell('warning', found.warning); player.seek(found.warning.frame); return; }
  const start = event.clientX;
  // A click on a word goes to where it starts; a drag goes where the pointer is.
  player.seek(found.kind === 'word' ? store.frameAt(store.film.words[found.index].start) : frameNear(found.seconds));
  track(event, {
    move: (at) => { if (Math.abs(at.clientX - start) > 2) player.seek(frameNear(secondsAt(at.clientX))); },
    done: () => {},
  });
}

const frameNear = (seconds) => Math.floor(seconds * store.film.rate + 1e-4);

function dragOverview(found, event) {
  const room = canvas.getBoundingClientRect();
  const place = (clientX) => (clientX - room.left - view.gutter) / wide() * store.seconds;
  const span = wide() / view.scale, at = place(event.clientX);
  const grip = at >= view.from && at <= view.from + span ? at - view.from : span / 2;
  const move = (to) => { view.from = place(to.clientX) - grip; bound(); lay(); redraw(); };
  move(event);
  track(event, { move, done: () => {} });
}

/** Drags a beat's right edge: the next beat takes what it gives, or with Shift all after it ripples. */
function dragEdge({ index, seconds: pressed }, event) {
  const beats = store.film.beats, before = player.frame, start = event.clientX;
  const grip = pressed - beats[index].end;
  const places = snapPlaces(beats, index, store.film.words);
  if (player.playing) player.pause();
  store.choose(beats[index].id);
  drag = {};
  state.edge = index;
  const move = (at) => {
    if (Math.abs(at.clientX - start) < 2 && !drag.moved) return;
    const rolls = at.shiftKey !== ripple || !canTake(beats, index);
    const aim = secondsAt(at.clientX) - grip;
    // With Alt, any millisecond will do; what ripples does not snap to the beats that move with it.
    const snapped = at.altKey ? null
      : snap(aim, rolls ? places.filter(({ kind, seconds }) => kind === 'word' || seconds <= beats[index].start) : places,
        SNAP * view.unit / view.scale, store.film.rate);
    const wished = snapped?.seconds ?? aim;
    const result = moveEdge(beats, index, wished, rolls);
    const { low, high } = edgeLimits(beats, index, rolls);
    drag.moved = { ...result,
      held: wished < low - 1e-6 ? 'its least' : wished > high + 1e-6 ? `the least of ${beats[index + 1].id}` : null,
      snapped: snapped && snapped.kind !== 'frame' ? snapped : null, ripple: rolls };
    state.snapped = drag.moved.held ? null : drag.moved.snapped;
    store.try(result.durations);
    // What will be the last frame of this beat: while it is longer than now, it holds its last one.
    const last = beats[index].first + Math.min(Math.round(result.length / 1000 * store.film.rate),
      beats[index].frames) - 1;
    player.seek(Math.max(beats[index].first, last));
  };
  const undo = () => { store.try(null); player.seek(before, { quiet: true }); };
  track(event, {
    move,
    done: () => {
      const moved = drag.moved;
      if (!moved) return;
      if (moved.change === 0) { undo(); return; }
      sendEdit(index, moved);
    },
    cancel: undo,
  });
}

function sendEdit(index, { durations, change, length }) {
  const { id } = store.film.beats[index];
  store.change('edit', { label: `${id} ${offset(change / 1000)}`, durations },
    `${id} lasts ${length} milliseconds, ${offset(change / 1000)}`);
}

/** Drags a cue's point in the row of words to another word. */
function dragCue({ cue }, event) {
  const nearest = (seconds) => {
    let best = cue.word;
    store.film.words.forEach((word, index) => {
      const distance = Math.abs(word.start - seconds);
      if (distance < Math.abs(store.film.words[best].start - seconds)) best = index;
    });
    return best;
  };
  track(event, {
    move: (at) => { state.cueTarget = nearest(secondsAt(at.clientX)); redraw(); },
    done: () => {
      const word = state.cueTarget;
      state.cueTarget = -1;
      if (word >= 0 && word !== cue.word) store.change('cue', { beat: cue.beat, word }, `Cue of ${cue.beat} moved`);
    },
    cancel: () => { state.cueTarget = -1; },
  });
}

/** Drags where a word starts or ends, to correct what was heard. */
function dragWord({ index, side }, event) {
  const { start, end } = store.film.words[index];
  const previous = store.film.words[index - 1], next = store.film.words[index + 1];
  state.word = { index, times: {} };
  track(event, {
    move: (at) => {
      const aim = Math.round(secondsAt(at.clientX) * 1000) / 1000;
      const value = side === 'start' ? Math.min(end - 0.02, Math.max(previous?.start + 0.02 || 0, aim))
        : Math.max(start + 0.02, Math.min(next ? next.end - 0.02 : Infinity, aim));
      state.word.times = { [side]: Math.round(value * 1000) / 1000 };
      redraw();
    },
    done: () => {
      const { times } = state.word;
      if (Object.keys(times).length === 0) { state.word = null; return; }
      store.change('word', { word: index, ...times }, 'The time of the word was corrected')
        .then(() => { state.word = null; redraw(); });
    },
    cancel: () => { state.word = null; },
  });
}

// The beats for keys and screen readers: one element a beat and one an edge, over the canvas, not to be seen.
// One of them is in the order of Tab; arrow keys move among them.

function lay() {
  if (!store.film || !view.rows) return;
  const beats = store.beats(), row = view.rows.beats;
  const ids = beats.map(({ id }) => id).join('\n');
  if (grid.dataset.ids !== ids) {
    const focused = grid.contains(document.activeElement) ? { ...grid.dataset } : null;
    grid.dataset.ids = ids;
    grid.replaceChildren(...beats.flatMap((beat, index) => [
      make('button', { type: 'button', class: 'cell', 'data-index': index, 'data-part': 'beat', tabindex: -1 }),
      make('div', { class: 'cell edge', role: 'slider', 'data-index': index, 'data-part': 'edge', tabindex: -1,
        'aria-label': `Duration of ${beat.id}`, 'aria-orientation': 'horizontal' })]));
    if (focused) cell(Number(focused.at), focused.part)?.focus({ preventScroll: true });
  }
  const at = Math.min(Number(grid.dataset.at ?? 0), beats.length - 1), part = grid.dataset.part ?? 'beat';
  beats.forEach((beat, index) => {
    const left = Math.max(view.gutter, xAt(beat.start)), right = Math.min(view.width, xAt(beat.end));
    const block = cell(index, 'beat'), edge = cell(index, 'edge');
    place(block, left, Math.max(2, right - left), row);
    place(edge, Math.min(view.width, Math.max(view.gutter, xAt(beat.end))) - 4, 8, row);
    block.setAttribute('aria-label', `${beat.id}, ${beat.shows}, ${lengthOf(beat)} milliseconds${
      beat.slack === null ? '' : `, ${Math.round(beat.slack * 1000)} to spare`}${beat.editable ? '' : ', fixed'}`);
    block.setAttribute('aria-pressed', String(beat.id === store.chosen));
    edge.setAttribute('aria-valuenow', lengthOf(beat));
    edge.setAttribute('aria-valuemin', Math.round(beat.least * 1000));
    edge.setAttribute('aria-valuetext', `${lengthOf(beat)} milliseconds`);
    edge.setAttribute('aria-disabled', String(!beat.editable));
    block.tabIndex = index === at && part === 'beat' ? 0 : -1;
    edge.tabIndex = index === at && part === 'edge' ? 0 : -1;
  });
}

const cell = (index, part) => grid.children[index * 2 + (part === 'edge' ? 1 : 0)];

function place(element, left, width, row) {
  element.style.left = `${left}px`;
  element.style.top = `${row.top}px`;
  element.style.width = `${width}px`;
  element.style.height = `${row.height}px`;
}

function gridKey(event) {
  const index = Number(event.target.dataset.index), { part } = event.target.dataset;
  if (!Number.isFinite(index) || event.ctrlKey || event.metaKey) return;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const go = (to, toPart = part) => {
    grid.dataset.at = to;
    grid.dataset.part = toPart;
    lay();
    cell(to, toPart).focus({ preventScroll: true });
  };
  if (step && part === 'edge') nudge(index, step, event.shiftKey);
  else if (step && !event.altKey && !event.shiftKey) {
    const to = Math.min(store.film.beats.length - 1, Math.max(0, index + step));
    go(to);
    player.seek(store.film.beats[to].first);
  } else if (event.key === 'ArrowDown') go(index, 'edge');
  else if (event.key === 'ArrowUp') go(index, 'beat');
  else if (event.key === 'Home') go(0);
  else if (event.key === 'End') go(store.film.beats.length - 1);
  else if (event.key === 'Enter') openDuration(index);
  else if (event.key === 'Escape' && keys) { clearTimeout(keys.timer); keys = null; store.try(null); }
  else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Changes by keys are gathered until none came for a while, so that they are one step of undo. */
let keys = null;

function nudge(index, step, fine) {
  const beats = store.film.beats, beat = beats[index];
  if (!beat.editable || !store.film.editable) { say(`${beat.id} is fixed`); return; }
  if (keys && keys.index !== index) sendKeys();
  const now = store.beats()[index].end;
  const aim = fine ? now + step * 0.01 : (Math.round(now * store.film.rate) + step) / store.film.rate;
  const result = moveEdge(beats, index, aim, ripple);
  clearTimeout(keys?.timer);
  keys = { index, result, timer: setTimeout(sendKeys, 700) };
  store.try(result.durations);
  reveal(result.end);
  player.seek(Math.max(beat.first, beat.first + Math.min(beat.frames,
    Math.round(result.length / 1000 * store.film.rate)) - 1));
  say(`${result.length} milliseconds, ${offset(result.change / 1000)}`);
}

function sendKeys() {
  if (!keys) return;
  clearTimeout(keys.timer);
  const { index, result } = keys;
  keys = null;
  if (result.change !== 0) sendEdit(index, result); else store.try(null);
}

/** A field for a beat's duration in ms, at its place. */
export function openDuration(index) {
  const beat = store.film.beats[index];
  if (!beat || !store.film.editable) return;
  if (!beat.editable) { say(`${beat.id} is fixed`); return; }
  pane.querySelector('.duration')?.remove();
  store.choose(beat.id);
  reveal(beat.start, beat.end);
  const least = Math.ceil(beat.least * 1000 - 1e-6);
  const input = make('input', { type: 'number', min: least, step: 1, value: lengthOf(beat),
    'aria-label': `Duration of ${beat.id} in milliseconds` });
  const ripples = make('input', { type: 'checkbox' });
  ripples.checked = ripple || !canTake(store.film.beats, index);
  ripples.disabled = !canTake(store.film.beats, index);
  const form = make('form', { class: 'duration', 'aria-label': `Duration of ${beat.id}` },
    make('b', { text: beat.id }), make('label', {}, input, 'ms'),
    make('label', { class: 'check' }, ripples, 'all after moves'),
    make('span', { class: 'quiet', text: `at least ${least}` }),
    make('button', { type: 'submit', class: 'main', text: 'Set' }));
  const close = () => { form.remove(); store.try(null); cell(index, 'beat')?.focus({ preventScroll: true }); };
  const result = () => moveEdge(store.film.beats, index, beat.start + Number(input.value) / 1000, ripples.checked);
  form.oninput = () => { if (Number(input.value) >= least) store.try(result().durations); };
  form.onsubmit = (event) => {
    event.preventDefault();
    const made = result();
    form.remove();
    cell(index, 'beat')?.focus({ preventScroll: true });
    if (made.change !== 0) sendEdit(index, made); else store.try(null);
  };
  form.onkeydown = (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
  };
  form.onfocusout = (event) => { if (form.isConnected && !form.contains(event.relatedTarget)) setTimeout(() => {
    if (form.isConnected && !form.contains(document.activeElement)) { form.remove(); store.try(null); }
  }); };
  pane.append(form);
  const left = Math.max(view.gutter, Math.min(view.width - form.offsetWidth - 8, xAt(beat.start)));
  form.style.left = `${left}px`;
  form.style.top = `${view.rows.beats.bottom + 4}px`;
  input.focus();
  input.select();
}

/** Brings the keys to the beat at the playhead. */
export function focusBeats() {
  const index = store.film.beats.indexOf(store.beatAt(player.frame));
  grid.dataset.at = index;
  grid.dataset.part = 'beat';
  lay();
  cell(index, 'beat')?.focus({ preventScroll: true });
}


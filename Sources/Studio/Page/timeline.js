// The timeline pane: where it looks, and what the mouse and the wheel do in it.
import { store, offset } from './store.js';
import { player } from './player.js';
import { Waveform } from './waveform.js';
import { byId, follow } from './dom.js';
import { canTake, lengthOf, moveEdge, snap, snapPlaces } from './edits.js';
import { drawDrag, drawPlayhead, drawTimeline, layRows, readColors } from './timeline-draw.js';

/** How near the pointer must be to an edge, and how near an edge snaps, in units. */
const GRAB = 5, SNAP = 8;

const pane = byId('timeline'), canvas = byId('timeline-canvas');
const still = document.createElement('canvas');
const waveform = new Waveform();
/**
 * From which second the timeline is seen, at how many units a second.
 *
 * A unit is a CSS pixel where letters have their least size, and grows with them; `ratio` is the canvas' pixels a unit.
 */
export const view = { from: 0, scale: 10, width: 0, height: 0, gutter: 86, unit: 1, ratio: 1, rows: null };
/** What is pointed at or dragged; the drawing reads it. */
const state = { hover: '', word: null, snapped: null };
/** Whether all after an edge moves with it, unless Shift says otherwise. */
export const mode = { ripple: false };
let colors = null, stale = true, asked = false, drag = null, fitted = true;

export function startTimeline() {
  waveform.arrived = redraw;
  new ResizeObserver(measure).observe(pane);
  store.on('film', measure);
  for (const name of ['draft', 'chosen', 'range', 'clock']) store.on(name, moved);
  for (const name of ['cached', 'onsets', 'notes']) store.on(name, redraw);
  store.on('colors', () => { colors = null; redraw(); });
  player.watch(() => { keepInView(); paintSoon(); });
  document.fonts?.ready.then(redraw);
  pane.addEventListener('wheel', wheel, { passive: false });
  canvas.onpointerdown = press;
  canvas.onpointermove = hover;
  canvas.onpointerleave = () => point('');
  canvas.ondblclick = (event) => {
    const found = hit(event);
    if (found.kind === 'beat' || found.kind === 'edge') store.tell('type', found.index);
    if (found.kind === 'word' || found.kind === 'word-edge') store.tell('split', found);
    if (found.kind === 'caption') store.tell('caption', found.index);
  };
  byId('zoom-in').onclick = () => zoom(1.4);
  byId('zoom-out').onclick = () => zoom(1 / 1.4);
  byId('zoom-fit').onclick = fit;
  byId('ripple').onclick = () => {
    mode.ripple = !mode.ripple;
    byId('ripple').setAttribute('aria-pressed', String(mode.ripple));
  };
}

function measure() {
  if (!store.film) return;
  const room = pane.getBoundingClientRect();
  view.unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 13;
  view.ratio = devicePixelRatio * view.unit;
  view.width = room.width / view.unit;
  view.height = room.height / view.unit;
  for (const surface of [canvas, still]) {
    surface.width = Math.max(1, Math.round(view.width * view.ratio));
    surface.height = Math.max(1, Math.round(view.height * view.ratio));
  }
  view.rows = layRows(view.height, store.film);
  if (fitted) fit(); else moved();
  // At once: a canvas that was resized is empty.
  paint();
}

const wide = () => Math.max(1, view.width - view.gutter);
const span = () => wide() / view.scale;
const fitting = () => wide() / Math.max(0.1, store.seconds) * 0.985;

/** The view is another: keeps it within the film, and draws. */
function moved() {
  view.scale = Math.min(4000, Math.max(fitting(), view.scale));
  view.from = Math.max(0, Math.min(view.from, store.seconds - span() * 0.985));
  store.tell('view');
  redraw();
}

export function fit() {
  if (!store.film) return;
  view.scale = fitting();
  view.from = 0;
  fitted = true;
  moved();
}

/** Zooms around a time, which stays where it is; around the playhead when none is given. */
export function zoom(by, around = null) {
  const at = around ?? Math.min(Math.max(player.seconds, view.from), view.from + span());
  const left = (at - view.from) * view.scale;
  view.scale = Math.min(4000, Math.max(fitting(), view.scale * by));
  fitted = view.scale <= fitting() * 1.001;
  view.from = at - left / view.scale;
  moved();
}

function wheel(event) {
  if (!store.film) return;
  event.preventDefault();
  const pixels = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? view.height : 1;
  if (event.ctrlKey || event.metaKey) {
    zoom(Math.exp(-event.deltaY * pixels * 0.003), secondsAt(event));
  } else {
    view.from += (event.deltaX + event.deltaY) * pixels / view.unit / view.scale;
    moved();
  }
}

export function reveal(start, end = start) {
  if (start >= view.from && end <= view.from + span()) return;
  view.from = Math.min(start, Math.max(start - span() * 0.1, end - span() * 0.9));
  moved();
}

/** Keeps the playhead in view: a page at a time while it plays. */
function keepInView() {
  const at = player.seconds;
  if (drag || (at >= view.from && at <= view.from + span() * (player.playing ? 0.94 : 1))) return;
  view.from = at - span() * (player.playing ? 0.06 : 0.5);
  moved();
}

function redraw() { stale = true; paintSoon(); }

function paintSoon() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => { asked = false; paint(); });
}

/** What stands still is drawn once and kept: while the film plays, only the playhead is new. */
function paint() {
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

export const xAt = (seconds) => view.gutter + (seconds - view.from) * view.scale;
/** Where a pointer is on the canvas, in units. */
const place = ({ clientX, clientY }) => {
  const { left, top } = canvas.getBoundingClientRect();
  return { x: (clientX - left) / view.unit, y: (clientY - top) / view.unit };
};
const secondsAt = (event) => view.from + (place(event).x - view.gutter) / view.scale;

function hit(event) {
  const { rows } = view, { film } = store;
  if (!rows || !film) return { kind: 'none' };
  const { x, y } = place(event), seconds = secondsAt(event);
  const inside = (name) => rows[name] && y >= rows[name].top && y <= rows[name].bottom;
  if (inside('overview')) return { kind: 'overview', seconds };
  if (x < view.gutter) return { kind: 'none' };
  if (inside('ruler') && y > rows.ruler.top + 8) {
    const warning = film.warnings.find(({ frame }) => Math.abs(xAt(store.secondsAt(frame)) - x) <= GRAB);
    if (warning) return { kind: 'warning', warning, seconds };
  }
  if (inside('ruler')) {
    const note = store.notes.find(({ seconds: at }) => Math.abs(xAt(at) - x) <= GRAB);
    if (note) return { kind: 'note', note, seconds };
  }
  if (inside('beats')) {
    const beats = store.beats();
    let edge = -1, nearest = GRAB;
    beats.forEach((beat, index) => {
      // A short beat must stay clickable: its edge takes at most a third of it.
      const reach = Math.min(nearest, Math.max(2, (beat.end - beat.start) * view.scale / 3));
      const distance = Math.abs(xAt(beat.end) - x);
      if (beat.editable && distance <= reach) { edge = index; nearest = distance; }
    });
    if (edge >= 0 && film.editable) return { kind: 'edge', index: edge, seconds };
    const index = beats.findIndex(({ start, end }) => seconds >= start && seconds < end);
    if (index >= 0) return { kind: 'beat', index, seconds };
  }
  if (inside('captions')) {
    const caption = film.captions.findIndex(({ start, end }) => seconds >= start && seconds < end);
    if (caption >= 0) return { kind: 'caption', index: caption, seconds };
  }
  const index = inside('words') ? film.words.findIndex(({ start, end }) => x >= xAt(start) - 2 && x <= xAt(end)) : -1;
  if (index < 0) return { kind: 'empty', seconds };
  const left = xAt(film.words[index].start), right = xAt(film.words[index].end);
  const side = !film.editable || right - left < 24 ? null : x - left < 4 ? 'start' : right - x < 4 ? 'end' : null;
  return { kind: side ? 'word-edge' : 'word', side, index, seconds };
}

function point(hover) {
  if (hover === state.hover) return;
  state.hover = hover;
  redraw();
}

function hover(event) {
  if (drag) return;
  const { kind, index, warning, note } = hit(event);
  canvas.style.cursor = { edge: 'ew-resize', 'word-edge': 'ew-resize', overview: 'grab', none: 'default',
    warning: 'pointer', note: 'pointer', beat: 'pointer', word: 'pointer', caption: 'pointer' }[kind] ?? 'text';
  const beat = kind === 'beat' && store.beats()[index];
  canvas.title = warning?.message ?? note?.text
    ?? (beat ? `${beat.id}: ${beat.shows}\n${lengthOf(beat)} ms, at least ${Math.round(beat.least * 1000)} ms` : '');
  point(`${kind} ${index}`);
}

function press(event) {
  const found = hit(event);
  if (event.button !== 0 || found.kind === 'none') return;
  store.tell('settle');
  const begin = { edge: dragEdge, overview: dragOverview, 'word-edge': dragWord, warning: showWarning,
    note: ({ note }) => store.tell('note', note) };
  (begin[found.kind] ?? scrub)(found, event);
}

/** Follows a drag: it is done, or given up. */
function track(event, { move, done = () => {}, cancel = () => {} }) {
  drag = {};
  follow(canvas, event, move, (last) => {
    if (last) done(); else cancel();
    drag = state.snapped = null;
    redraw();
  });
}

const frameNear = (seconds) => Math.floor(seconds * store.film.rate + 1e-4);

function showWarning({ warning }) {
  store.tell('warning', warning);
  player.seek(warning.frame);
}

function scrub({ kind, index, seconds }, event) {
  if (kind === 'beat') store.choose(store.film.beats[index].id);
  // A click on a word or a caption goes to where it starts; a drag goes where the pointer is.
  const at = { word: store.film.words, caption: store.film.captions }[kind]?.[index].start;
  player.seek(at === undefined ? frameNear(seconds) : store.frameAt(at));
  track(event, { move: (at) => {
    if (Math.abs(at.clientX - event.clientX) > 2) player.seek(frameNear(secondsAt(at)));
  } });
}

function dragOverview(found, event) {
  const aim = (at) => (place(at).x - view.gutter) / wide() * store.seconds;
  const at = aim(event) - view.from, grip = at >= 0 && at <= span() ? at : span() / 2;
  const move = (to) => { view.from = aim(to) - grip; moved(); };
  move(event);
  track(event, { move });
}

/** Drags a beat's right edge: the next beat takes what it gives, or with Shift all after it ripples. */
function dragEdge({ index, seconds }, event) {
  const { beats, words, rate, revision } = store.film, beat = beats[index];
  const before = player.frame, grip = seconds - beat.end;
  const places = snapPlaces(beats, index, words, store.onsets);
  player.pause();
  store.choose(beat.id);
  const move = (at) => {
    if (Math.abs(at.clientX - event.clientX) < 2 && !drag.moved) return;
    const rolls = at.shiftKey !== mode.ripple || !canTake(beats, index);
    const aim = secondsAt(at) - grip;
    // What ripples does not snap to the beats that move with it. With Alt, any millisecond will do.
    const still = rolls ? places.filter((one) => one.kind !== 'beat' || one.seconds < beat.end) : places;
    const found = at.altKey ? { seconds: aim } : snap(aim, still, SNAP / view.scale, rate);
    const result = moveEdge(beats, index, found.seconds, rolls);
    state.snapped = !result.held && found.text ? found : null;
    drag.moved = { ...result, snapped: state.snapped };
    tryDurations(index, result);
  };
  const giveUp = () => { store.try(null); player.seek(before, { quiet: true }); };
  track(event, { move, cancel: giveUp, done: () => {
    if (drag.moved?.change) sendEdit(index, drag.moved, revision); else if (drag.moved) giveUp();
  } });
}

/** Shows durations that are not sent yet, and the frame that would be the beat's last. */
export function tryDurations(index, { durations, length }) {
  const { first, frames } = store.film.beats[index];
  store.try(durations);
  // A beat that is longer than now holds its last frame.
  const last = Math.min(frames, Math.round(length / 1000 * store.film.rate)) - 1;
  player.seek(first + Math.max(0, last));
}

/** Sends an edge's move; it is worth nothing in another revision than the one it was worked out from. */
export function sendEdit(index, { durations, change, length }, revision) {
  const { id } = store.film.beats[index], by = offset(change / 1000);
  store.change('edit', { revision, label: `${id} ${by}`, durations }, `${id} lasts ${length} milliseconds, ${by}`);
}

/** Drags where a word starts or ends, to correct what was heard. */
function dragWord({ index, side }, event) {
  const { words } = store.film, { start, end } = words[index], shortest = 0.02;
  const [low, high] = side === 'start' ? [(words[index - 1]?.start ?? -shortest) + shortest, end - shortest]
    : [start + shortest, (words[index + 1]?.end ?? Infinity) - shortest];
  const forget = () => { state.word = null; redraw(); };
  state.word = { index, times: {} };
  track(event, {
    move: (at) => {
      const raw = secondsAt(at), near = (seconds) => Math.abs(seconds - raw) <= SNAP / view.scale;
      const onset = at.altKey ? undefined : store.onsets.find(near);
      const aim = Math.min(high, Math.max(low, onset ?? raw));
      state.word.times = { [side]: Math.round(aim * 1000) / 1000 };
      redraw();
    },
    cancel: forget,
    done: () => {
      if (state.word.times[side] === undefined) { forget(); return; }
      store.change('word', { word: index, ...state.word.times }, 'The time of the word was corrected').then(forget);
    },
  });
}

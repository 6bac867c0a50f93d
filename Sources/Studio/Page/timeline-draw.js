// Draws the timeline: one function a row. Positions are in units, which grow with the page's letters; the caller has
// scaled the canvas.
import { store, clock, offset } from './store.js';

/** A cue that is farther from its word than this is coloured: below it, nobody hears it. */
export const HEARD = 0.05;

/** The rows from top to bottom; what is left of the height goes to the waveform and the beats. */
export function layRows(height, film) {
  const fixed = { ruler: 24, chapters: film.chapters.length && 19, beats: 40, voice: film.voice && 34,
    words: film.words.length && 22, captions: film.captions.length && 19, sounds: film.sounds.length && 17,
    overview: 14 };
  const names = Object.keys(fixed).filter((name) => fixed[name]);
  const spare = () => height - names.reduce((all, name) => all + (fixed[name] + 2), 0);
  // When the pane is low, what is least needed for tuning goes first.
  for (const name of ['sounds', 'captions', 'chapters']) {
    if (spare() < 0 && names.includes(name)) names.splice(names.indexOf(name), 1);
  }
  const more = Math.max(0, spare()), voiced = names.includes('voice');
  const rows = {};
  let top = 0;
  for (const name of names) {
    let high = fixed[name];
    if (name === 'voice') high += more * 0.7;
    if (name === 'beats') high += voiced ? more * 0.3 : Math.min(more, 60);
    if (name === 'overview') top = height - high;
    rows[name] = { top, height: high, bottom: top + high, middle: top + high / 2 };
    top += high + 2;
  }
  return rows;
}

/** The colours of the page as a canvas takes them. */
export function readColors() {
  const names = ['ground', 'surface', 'raised', 'line', 'ink', 'muted', 'signal', 'delta', 'weight', 'target',
    'increase', 'decrease'];
  // The properties depend on the scheme: only as the colour of an element are they resolved.
  const probe = document.body.appendChild(document.createElement('i'));
  const colors = Object.fromEntries(names.map((name) => {
    probe.style.color = `var(--${name})`;
    return [name, getComputedStyle(probe).color];
  }));
  probe.remove();
  return colors;
}

const phaseRoles = { idle: 'muted', title: 'muted', forward: 'signal', loss: 'target', backward: 'delta',
  update: 'weight', done: 'decrease', end: 'muted' };
const others = ['signal', 'weight', 'target', 'decrease', 'delta', 'increase'];

/** A colour for a phase: the films' own where they have one, else by order of coming. */
function phaseColor(phase, colors) {
  if (phaseRoles[phase]) return colors[phaseRoles[phase]];
  const phases = [...new Set(store.film.beats.map((beat) => beat.phase))].filter((name) => !phaseRoles[name]);
  return colors[others[phases.indexOf(phase) % others.length]];
}

/** What draws with the view's scale. */
function brushOf(context, view) {
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  const x = (seconds) => view.gutter + (seconds - view.from) * view.scale;
  const sees = (start, end) => x(end) >= view.gutter && x(start) <= view.width;
  const font = (size, weight = 400) => { context.font = `${weight} ${size}px Inter, system-ui, sans-serif`; };
  const fill = (left, top, width, height, color, alpha = 1) => {
    context.globalAlpha = alpha;
    context.fillStyle = color;
    context.fillRect(left, top, width, height);
    context.globalAlpha = 1;
  };
  const block = (left, right, { top, height }, radius = 3) => {
    context.beginPath();
    context.roundRect(left, top, Math.max(1, right - left), height, Math.max(0, Math.min(radius, (right - left) / 2)));
  };
  const bar = (left, right, row, color, alpha = 1) => {
    block(left, right, row);
    context.globalAlpha = alpha;
    context.fillStyle = color;
    context.fill();
    context.globalAlpha = 1;
  };
  const stroke = (color, width) => {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.stroke();
  };
  const width = (text) => context.measureText(text).width;
  const text = (shown, left, y, color) => {
    context.fillStyle = color;
    context.fillText(shown, left, y);
  };
  /** Writes as much of a text as there is room for, from where its block comes into view. */
  const fit = (whole, left, right, y, color, margin = 4) => {
    const from = Math.max(left, view.gutter) + margin, room = right - from - 3;
    if (room < 8) return;
    if (width(whole) <= room) { text(whole, from, y, color); return; }
    // The mean width of a letter is a good first guess; then letter by letter.
    let end = Math.ceil(room / width(whole) * whole.length);
    while (end > 0 && width(`${whole.slice(0, end)}…`) > room) end -= 1;
    if (end > 0) text(`${whole.slice(0, end)}…`, from, y, color);
  };
  return { x, sees, font, fill, block, bar, stroke, width, text, fit };
}

/** Draws all that does not move while the film plays. */
export function drawTimeline(context, view, colors, waveform, state) {
  const { film } = store;
  const { rows, gutter, width, height } = view;
  const brush = brushOf(context, view), { x } = brush;
  const beats = store.beats(), low = rows.overview.top - 2;
  brush.fill(0, 0, width, height, colors.ground);
  context.save();
  context.beginPath();
  context.rect(gutter, 0, width - gutter, height);
  context.clip();
  brush.fill(x(0), 0, x(store.seconds) - x(0), low, colors.surface);
  if (store.range) {
    const { from, to } = store.range;
    brush.fill(x(from), rows.ruler.top, (to - from) * view.scale, low - rows.ruler.top, colors.signal, 0.12);
  }
  drawRuler();
  if (rows.chapters) drawChapters();
  if (rows.voice) drawWave();
  beats.forEach(drawBeat);
  if (rows.words) { film.cues.forEach(drawCue); drawWords(); }
  brush.font(10.5);
  if (rows.captions) {
    for (const { text, start, end } of film.captions) {
      drawPart(text, start, end, rows.captions, colors.raised, colors.muted);
    }
  }
  if (rows.sounds) {
    for (const { name, start } of film.sounds) {
      drawPart(name, start, start, rows.sounds, colors.weight, colors.weight, 0.28);
    }
  }
  film.warnings.forEach(drawWarning);
  store.notes.forEach(drawNote);
  drawCached();
  if (state.snapped) {
    brush.fill(Math.round(x(state.snapped.seconds)), rows.ruler.bottom, 1.5, low - rows.ruler.bottom, colors.signal);
  }
  context.restore();
  drawNames();
  drawOverview();

  function drawRuler() {
    const { top, bottom } = rows.ruler;
    const step = rulerStep(view.scale), first = Math.floor(view.from / step);
    brush.font(10.5);
    for (let index = first; index * step <= store.seconds && x(index * step) < width; index += 1) {
      const seconds = index * step, text = rulerText(seconds, step), left = x(seconds) + 4;
      for (let part = 0; part < 5; part += 1) {
        const high = part ? 3 : 6;
        brush.fill(Math.round(x(seconds + step * part / 5)), bottom - high, 1, high, colors.line);
      }
      if (left + brush.width(text) < width) brush.text(text, left, top + 10, colors.muted);
    }
  }

  function drawChapters() {
    brush.font(11, 600);
    film.chapters.forEach(({ title, start }, index) => {
      drawPart(title, start, film.chapters[index + 1]?.start ?? film.seconds, rows.chapters, colors.raised, colors.ink);
    });
  }

  function drawPart(text, start, end, row, ground, ink, alpha = 1) {
    if (!brush.sees(start, end)) return;
    const left = x(start), right = Math.max(left + 2, x(end) - 1.5);
    brush.bar(left, right, row, ground, alpha);
    brush.fit(text, left, right, row.middle, ink);
  }

  function drawWave() {
    const { middle, height: high } = rows.voice, pixel = 1 / view.ratio;
    brush.fill(gutter, Math.round(middle), width, 1, colors.line);
    context.beginPath();
    const to = view.from + (width - gutter) / view.scale;
    waveform.each(view.from, to, view.scale * view.ratio, (start, end, least, most) => {
      const top = middle - most * high / 2;
      context.rect(x(start), top, Math.max(pixel, (end - start) * view.scale),
        Math.max(pixel, (most - least) * high / 2));
    });
    context.fillStyle = colors.muted;
    context.fill();
    // Where the voice sets in, once there is room for it.
    if (view.scale < 70) return;
    for (const seconds of store.onsets) {
      if (brush.sees(seconds, seconds)) brush.fill(x(seconds) - 0.5, rows.voice.bottom - 5, 1, 5, colors.signal);
    }
  }

  function drawBeat(beat, index) {
    if (!brush.sees(beat.start, beat.end)) return;
    const row = rows.beats, left = x(beat.start) + 0.5, right = x(beat.end) - 1, wide = right - left;
    const color = phaseColor(beat.phase, colors), chosen = beat.id === store.chosen;
    context.save();
    brush.block(left, right, row, 4);
    context.clip();
    brush.fill(left, row.top, wide, row.height, colors.ground);
    brush.fill(left, row.top, wide, row.height, color, chosen ? 0.3 : 0.16);
    brush.fill(left, row.top, Math.min(beat.motion * view.scale, wide), row.height, color, chosen ? 0.62 : 0.4);
    brush.fill(left, row.top, wide, 2, color);
    context.restore();
    if (chosen || state.hover === `beat ${index}`) {
      brush.block(left, right, row, 4);
      brush.stroke(chosen ? colors.ink : color, chosen ? 1.5 : 1);
    }
    const line = row.top + Math.min(row.height / 2, 15);
    brush.font(12, 600);
    brush.fit(beat.id, left, right, line, colors.ink, 6);
    brush.font(10.5);
    const from = Math.max(left, gutter) + 6, room = right - from - 5;
    const length = `${Math.round((beat.end - beat.start) * 1000)} ms${beat.editable ? '' : ', fixed'}`;
    const both = beat.slack === null ? length : `${length} · ${Math.round(beat.slack * 1000)} spare`;
    const text = brush.width(both) <= room ? both : length;
    if (row.height > 32 && brush.width(text) <= room) brush.text(text, from, line + 15, colors.muted);
    if (state.hover === `edge ${index}`) brush.fill(x(beat.end) - 1.5, row.top, 3, row.height, colors.ink);
  }

  function drawCue(cue) {
    const index = beats.findIndex(({ id }) => id === cue.beat);
    if (index < 0) return;
    // While durations are tried, the cue moves with its beat.
    const place = cue.time + cue.off + beats[index].start - film.beats[index].start, off = place - cue.time;
    if (!brush.sees(Math.min(place, cue.time), Math.max(place, cue.time))) return;
    const late = Math.abs(off) > HEARD;
    const color = late ? (off > 0 ? colors.increase : colors.delta) : colors.decrease;
    const top = rows.beats.bottom, bottom = rows.words.top, bend = (bottom - top) * 0.4;
    const from = x(place), to = x(cue.time);
    context.setLineDash(cue.lands ? [3, 3] : []);
    context.beginPath();
    context.moveTo(from, top);
    context.bezierCurveTo(from, top + bend, to, bottom - bend, to, bottom);
    brush.stroke(color, late ? 1.6 : 1.2);
    context.setLineDash([]);
    context.fillStyle = color;
    context.beginPath();
    context.arc(to, bottom, 3, 0, 7);
    context.fill();
    if (!late) return;
    brush.font(10, 600);
    const text = offset(off), left = from + 3;
    brush.bar(left, left + brush.width(text) + 8, { top: top + 3, height: 15 }, color);
    brush.text(text, left + 4, top + 11, colors.ground);
  }

  function drawWords() {
    const row = rows.words, cued = new Set(film.cues.map(({ word }) => word));
    brush.font(11);
    film.words.forEach((given, index) => {
      const moves = state.word?.index === index, word = moves ? { ...given, ...state.word.times } : given;
      if (!brush.sees(word.start, word.end)) return;
      const left = x(word.start), right = Math.max(left + 1, x(word.end) - 1), has = cued.has(index);
      brush.bar(left, right, row, has ? colors.line : colors.raised);
      if (moves || /^word/.test(state.hover) && state.hover.endsWith(` ${index}`)) brush.stroke(colors.signal, 1);
      brush.fit(word.text, left, right, row.middle, has ? colors.ink : colors.muted, 3);
    });
  }

  function drawWarning({ frame }) {
    const at = x(store.secondsAt(frame)), foot = rows.ruler.bottom, size = 5;
    context.fillStyle = colors.increase;
    context.beginPath();
    context.moveTo(at, foot - 2 * size);
    context.lineTo(at + size, foot);
    context.lineTo(at - size, foot);
    context.fill();
  }

  /** A note is a diamond; one that is done only its outline. */
  function drawNote({ seconds, done }) {
    const at = x(seconds), size = 4.5, middle = rows.ruler.top + 9;
    context.beginPath();
    context.moveTo(at, middle - size);
    context.lineTo(at + size, middle);
    context.lineTo(at, middle + size);
    context.lineTo(at - size, middle);
    context.closePath();
    context.fillStyle = done ? colors.surface : colors.target;
    context.fill();
    brush.stroke(done ? colors.muted : colors.ground, 1);
  }

  /** What is made already: a strip along the top. */
  function drawCached() {
    for (const [first, end] of store.cached ?? []) {
      const left = x(store.secondsAt(first)), right = x(store.secondsAt(end));
      brush.fill(left, rows.ruler.top, right - left, 2, colors.decrease, 0.75);
    }
  }

  function drawNames() {
    brush.fill(0, 0, gutter, height, colors.ground);
    brush.font(10.5);
    context.textAlign = 'right';
    for (const name of ['chapters', 'beats', 'voice', 'words', 'captions', 'sounds']) {
      if (rows[name]) brush.text(name, gutter - 8, rows[name].middle, colors.muted);
    }
    context.textAlign = 'left';
  }

  function drawOverview() {
    const { top, middle, height: high } = rows.overview, wide = width - gutter;
    const at = (seconds) => gutter + seconds / Math.max(store.seconds, 0.001) * wide;
    for (const { start, end, phase } of beats) {
      brush.fill(at(start), middle - 2, Math.max(1, at(end) - at(start) - 1), 4, phaseColor(phase, colors), 0.4);
    }
    const left = at(view.from), right = at(view.from + wide / view.scale);
    if (right - left > wide - 1) return;
    brush.bar(left, Math.min(right, width), { top: top + 1, height: high - 2 }, colors.ink, 0.1);
    brush.stroke(colors.muted, 1);
  }
}

/** The playhead, with its time and frame at its head. */
export function drawPlayhead(context, view, colors, seconds, frame) {
  const { rows, gutter, width } = view;
  const brush = brushOf(context, view), at = brush.x(seconds);
  const small = gutter + seconds / Math.max(store.seconds, 0.001) * (width - gutter);
  brush.fill(small - 0.75, rows.overview.top, 1.5, rows.overview.height, colors.ink);
  if (at < gutter - 1 || at > width + 1) return;
  brush.fill(at - 0.75, 0, 1.5, rows.overview.top - 2, colors.ink);
  brush.font(11, 600);
  const text = clock.kind === 'frames' ? `${frame} f` : `${clock.text(seconds)} · ${frame}`;
  const room = brush.width(text) + 12, left = Math.min(width - room, Math.max(gutter, at - room / 2));
  brush.bar(left, left + room, { top: rows.ruler.top, height: 17 }, colors.ink);
  brush.text(text, left + 6, rows.ruler.top + 9, colors.ground);
}

/** While an edge is dragged: the new duration and the difference beside it, and what holds it. */
export function drawDrag(context, view, colors, { end, length, change, held, snapped }) {
  const { rows, width } = view;
  const brush = brushOf(context, view);
  const first = `${length} ms`, second = offset(change / 1000);
  const third = held ? `${held} can’t be shorter` : !snapped ? ''
    : snapped.kind === 'onset' ? `onset at ${snapped.text}` : `${snapped.kind} “${snapped.text}”`;
  brush.font(13, 600);
  const wide = brush.width(first) + 8;
  brush.font(11);
  const room = Math.max(wide + brush.width(second), brush.width(third)) + 18;
  let left = brush.x(end) + 10;
  if (left + room > width) left -= room + 20;
  const top = rows.beats.bottom + 4;
  brush.bar(left, left + room, { top, height: (third ? 40 : 24) }, colors.ink);
  brush.text(second, left + 9 + wide, top + 13, colors.ground);
  brush.text(third, left + 9, top + 30, colors.ground);
  brush.font(13, 600);
  brush.text(first, left + 9, top + 13, colors.ground);
}

function rulerStep(scale) {
  const steps = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600];
  return steps.find((step) => step * scale > 64) ?? 1200;
}

function rulerText(seconds, step) {
  if (clock.kind === 'frames') return `${Math.round(seconds * store.film.rate)}`;
  if (clock.kind === 'seconds') return `${Number(seconds.toFixed(2))} s`;
  const all = Math.round(seconds * 100), whole = Math.floor(all / 100);
  const rest = step < 1 ? `.${String(all % 100).padStart(2, '0')}` : '';
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}${rest}`;
}

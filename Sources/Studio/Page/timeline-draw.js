// Draws the timeline: one function a row. Positions are CSS pixels; the caller has scaled the canvas.
import { store, clock, offset } from './store.js';

const FONT = 'Inter, system-ui, sans-serif';
/** A cue that is farther from its word than this is coloured: below it, nobody hears it. */
export const HEARD = 0.05;

/** The rows from top to bottom; what is left of the height goes to the beats and the waveform. */
export function layRows(height, unit, film) {
  const fixed = { cached: 5, ruler: 24, chapters: film.chapters.length ? 19 : 0, beats: 40, wave: film.voice ? 34 : 0,
    words: film.words.length ? 22 : 0, captions: film.captions.length ? 19 : 0, sounds: film.sounds.length ? 17 : 0,
    overview: 14 };
  const order = Object.keys(fixed).filter((name) => fixed[name] > 0);
  // When the pane is low, what is least needed for tuning goes first.
  for (const name of ['sounds', 'captions', 'chapters']) {
    const sum = order.reduce((all, row) => all + (fixed[row] + 2) * unit, 0);
    if (sum > height && order.includes(name)) order.splice(order.indexOf(name), 1);
  }
  const sum = order.reduce((all, row) => all + (fixed[row] + 2) * unit, 0);
  const spare = Math.max(0, height - sum);
  const rows = {};
  let top = 0;
  for (const name of order) {
    let high = fixed[name] * unit;
    if (name === 'wave') high += spare * 0.7;
    if (name === 'beats') high += order.includes('wave') ? spare * 0.3 : Math.min(spare, 60 * unit);
    rows[name] = { top, height: high, bottom: top + high, middle: top + high / 2 };
    top += high + 2 * unit;
  }
  if (rows.overview) {
    const high = rows.overview.height;
    rows.overview = { top: height - high, height: high, bottom: height, middle: height - high / 2 };
  }
  return rows;
}

export function readColors() {
  const style = getComputedStyle(document.documentElement);
  const names = ['ground', 'surface', 'raised', 'line', 'ink', 'muted', 'faint', 'signal', 'delta', 'weight', 'target',
    'increase', 'decrease'];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

const phaseRoles = { idle: 'muted', title: 'muted', forward: 'signal', loss: 'target', backward: 'delta',
  update: 'weight', done: 'decrease', end: 'muted' };
const others = ['signal', 'weight', 'target', 'decrease', 'delta', 'increase'];

/** A colour for a phase: the films' own where they have one, else by order of coming. */
export function phaseColor(phase, colors) {
  const role = phaseRoles[phase];
  if (role) return colors[role];
  const phases = [...new Set(store.film.beats.map((beat) => beat.phase))].filter((name) => !phaseRoles[name]);
  return colors[others[phases.indexOf(phase) % others.length]];
}

function fitted(context, text, width) {
  if (width < 8) return '';
  if (context.measureText(text).width <= width) return text;
  let end = text.length;
  // The mean width of a letter is a good first guess; then letter by letter.
  end = Math.min(end, Math.ceil(width / (context.measureText(text).width / text.length)) + 1);
  while (end > 0 && context.measureText(`${text.slice(0, end)}…`).width > width) end -= 1;
  return end > 0 ? `${text.slice(0, end)}…` : '';
}

/** Draws all that does not move while the film plays. */
export function drawTimeline(context, view, colors, waveform, state) {
  const { film } = store;
  const { rows, unit, gutter, width, height } = view;
  const x = (seconds) => gutter + (seconds - view.from) * view.scale;
  const visible = (start, end) => x(end) >= gutter && x(start) <= width;
  context.fillStyle = colors.ground;
  context.fillRect(0, 0, width, height);
  context.textBaseline = 'middle';
  const font = (size, weight = 400) => { context.font = `${weight} ${size * unit}px ${FONT}`; };
  const block = (left, right, row, radius = 3) => {
    context.beginPath();
    context.roundRect(left, row.top, Math.max(1, right - left), row.height, Math.min(radius * unit, (right - left) / 2));
  };

  context.save();
  context.beginPath();
  context.rect(gutter, 0, width - gutter, height);
  context.clip();

  drawEnd();
  drawCached();
  drawRange();
  drawRuler();
  if (rows.chapters) drawChapters();
  if (rows.wave) drawWave();
  const beats = store.beats();
  drawBeats(beats);
  if (rows.words) { drawCues(beats); drawWords(); }
  if (rows.captions) drawTexts(film.captions, rows.captions, colors.raised, colors.muted);
  if (rows.sounds) drawSounds();
  drawWarnings();
  if (state.snapped) drawSnapped();
  context.restore();

  drawNames();
  drawOverview(beats);

  function drawEnd() {
    const end = x(store.seconds);
    context.fillStyle = colors.surface;
    context.fillRect(gutter, 0, Math.max(0, end - gutter), rows.overview.top - 2 * unit);
  }

  function drawCached() {
    context.fillStyle = colors.line;
    context.globalAlpha = 0.35;
    context.fillRect(gutter, rows.cached.top, x(film.seconds) - gutter, rows.cached.height - 2 * unit);
    context.globalAlpha = 1;
    context.fillStyle = colors.decrease;
    for (const [first, end] of film.cached) {
      context.fillRect(x(store.secondsAt(first)), rows.cached.top, x(store.secondsAt(end)) - x(store.secondsAt(first)),
        rows.cached.height - 2 * unit);
    }
  }

  function drawRange() {
    if (!store.range) return;
    context.fillStyle = colors.signal;
    context.globalAlpha = 0.12;
    context.fillRect(x(store.range.from), rows.ruler.top, (store.range.to - store.range.from) * view.scale,
      rows.overview.top - rows.ruler.top);
    context.globalAlpha = 1;
  }

  function drawRuler() {
    const row = rows.ruler;
    const step = rulerStep(view.scale, unit);
    font(10.5);
    context.textAlign = 'left';
    const first = Math.floor(view.from / step) * step;
    const last = Math.min(store.seconds, view.from + (width - gutter) / view.scale);
    for (let index = 0; first + index * step <= last + 1e-6; index += 1) {
      const seconds = first + index * step;
      context.fillStyle = colors.line;
      context.fillRect(Math.round(x(seconds)), row.bottom - 6 * unit, 1, 6 * unit);
      for (let part = 1; part < 5; part += 1) {
        context.fillRect(Math.round(x(seconds + step * part / 5)), row.bottom - 3 * unit, 1, 3 * unit);
      }
      context.fillStyle = colors.muted;
      const text = rulerText(seconds, step), left = x(seconds) + 4 * unit;
      if (left + context.measureText(text).width < width) context.fillText(text, left, row.top + 10 * unit);
    }
  }

  function drawChapters() {
    font(11, 600);
    film.chapters.forEach((chapter, index) => {
      const end = film.chapters[index + 1]?.start ?? film.seconds;
      if (!visible(chapter.start, end)) return;
      const left = x(chapter.start), right = x(end) - 1.5 * unit;
      block(left, right, rows.chapters);
      context.fillStyle = colors.raised;
      context.fill();
      context.fillStyle = colors.ink;
      const from = Math.max(left, gutter) + 6 * unit;
      context.fillText(fitted(context, chapter.title, right - from - 4 * unit), from, rows.chapters.middle);
    });
  }

  function drawWave() {
    const { middle, height: high } = rows.wave;
    context.fillStyle = colors.line;
    context.fillRect(gutter, Math.round(middle), width, 1);
    context.fillStyle = colors.muted;
    context.globalAlpha = 0.85;
    const to = view.from + (width - gutter) / view.scale;
    context.beginPath();
    waveform.each(view.from, to, view.scale * view.ratio, (start, end, low, high1) => {
      const left = x(start), wide = Math.max((end - start) * view.scale, 1 / view.ratio);
      const top = middle - high1 * high / 2, bottom = middle - low * high / 2;
      context.rect(left, top, wide, Math.max(1 / view.ratio, bottom - top));
    });
    context.fill();
    context.globalAlpha = 1;
  }

  function drawBeats(all) {
    const row = rows.beats;
    all.forEach((beat, index) => {
      if (!visible(beat.start, beat.end)) return;
      const left = x(beat.start) + 0.5, right = x(beat.end) - 1;
      const color = phaseColor(beat.phase, colors);
      const chosen = beat.id === store.chosen;
      block(left, right, row, 4);
      context.save();
      context.clip();
      context.fillStyle = colors.ground;
      context.fill();
      context.fillStyle = color;
      context.globalAlpha = chosen ? 0.3 : 0.16;
      context.fillRect(left, row.top, right - left, row.height);
      context.globalAlpha = chosen ? 0.62 : 0.4;
      context.fillRect(left, row.top, Math.min(beat.motion * view.scale, right - left), row.height);
      context.globalAlpha = 1;
      context.fillRect(left, row.top, right - left, 2 * unit);
      context.restore();
      if (chosen || index === state.hoverBeat) {
        block(left, right, row, 4);
        context.strokeStyle = chosen ? colors.ink : color;
        context.lineWidth = (chosen ? 1.5 : 1) * unit;
        context.stroke();
      }
      const from = Math.max(left, gutter) + 6 * unit, room = right - from - 5 * unit;
      font(12, 600);
      context.fillStyle = colors.ink;
      const line = row.top + Math.min(row.height / 2, 15 * unit);
      context.fillText(fitted(context, beat.id, room), from, line);
      font(10.5);
      context.fillStyle = colors.muted;
      const length = `${Math.round((beat.end - beat.start) * 1000)} ms`;
      const slack = beat.slack === null ? '' : ` · ${Math.round(beat.slack * 1000)} spare`;
      const second = context.measureText(length + slack).width <= room ? length + slack : length;
      if (row.height > 32 * unit && context.measureText(second).width <= room) {
        context.fillText(second, from, line + 15 * unit);
      }
      if (!beat.editable && room > 12 * unit) {
        context.fillText('fixed', right - context.measureText('fixed').width - 4 * unit, row.bottom - 8 * unit);
      }
      if (index === state.edge) {
        context.fillStyle = colors.ink;
        context.fillRect(x(beat.end) - 1.5 * unit, row.top, 3 * unit, row.height);
      }
    });
  }

  function drawCues(all) {
    const top = rows.beats.bottom, bottom = rows.words.top;
    font(10, 600);
    for (const cue of film.cues) {
      const index = all.findIndex(({ id }) => id === cue.beat);
      if (index < 0) continue;
      // While durations are tried, the cue moves with its beat.
      const place = cue.time + cue.off + all[index].start - film.beats[index].start;
      const off = place - cue.time;
      if (!visible(Math.min(place, cue.time), Math.max(place, cue.time))) continue;
      const late = Math.abs(off) > HEARD;
      const color = late ? (off > 0 ? colors.increase : colors.delta) : colors.decrease;
      context.strokeStyle = color;
      context.lineWidth = (late ? 1.6 : 1.2) * unit;
      context.setLineDash(cue.lands ? [3 * unit, 3 * unit] : []);
      context.beginPath();
      context.moveTo(x(place), top);
      context.bezierCurveTo(x(place), top + (bottom - top) * 0.4, x(cue.time), bottom - (bottom - top) * 0.4,
        x(cue.time), bottom);
      context.stroke();
      context.setLineDash([]);
      context.fillStyle = color;
      context.beginPath();
      context.arc(x(cue.time), bottom, 3 * unit, 0, 7);
      context.fill();
      if (late) {
        const text = offset(off), wide = context.measureText(text).width + 8 * unit;
        const at = { top: top + 3 * unit, height: 15 * unit };
        block(x(place) + 3 * unit, x(place) + 3 * unit + wide, at, 4);
        context.fill();
        context.fillStyle = colors.ground;
        context.fillText(text, x(place) + 7 * unit, at.top + 8 * unit);
      }
    }
  }

  function drawWords() {
    const row = rows.words;
    font(11);
    const cued = new Set(film.cues.map((cue) => cue.word));
    film.words.forEach((given, index) => {
      const word = state.word?.index === index ? { ...given, ...state.word.times } : given;
      if (!visible(word.start, word.end)) return;
      const left = x(word.start), right = Math.max(left + 1, x(word.end) - 1);
      block(left, right, row, 2.5);
      context.fillStyle = index === state.cueTarget ? colors.signal : cued.has(index) ? colors.line : colors.raised;
      context.fill();
      if (index === state.hoverWord || state.word?.index === index) {
        context.strokeStyle = colors.signal;
        context.lineWidth = unit;
        context.stroke();
      }
      context.fillStyle = index === state.cueTarget ? colors.ground : cued.has(index) ? colors.ink : colors.muted;
      if (right - left > 12 * unit) {
        context.fillText(fitted(context, word.text, right - left - 6 * unit), left + 3 * unit, row.middle);
      }
    });
  }

  function drawTexts(parts, row, ground, ink) {
    font(10.5);
    for (const part of parts) {
      if (!visible(part.start, part.end)) continue;
      const left = x(part.start), right = Math.max(left + 1, x(part.end) - 1.5);
      block(left, right, row);
      context.fillStyle = ground;
      context.fill();
      context.fillStyle = ink;
      const from = Math.max(left, gutter) + 4 * unit;
      context.fillText(fitted(context, part.text, right - from - 3 * unit), from, row.middle);
    }
  }

  function drawSounds() {
    font(10);
    for (const sound of film.sounds) {
      if (!visible(sound.start, sound.start + sound.seconds)) continue;
      const left = x(sound.start), right = Math.max(left + 3 * unit, x(sound.start + sound.seconds));
      block(left, right, rows.sounds);
      context.fillStyle = colors.weight;
      context.globalAlpha = 0.28;
      context.fill();
      context.globalAlpha = 1;
      context.fillStyle = colors.weight;
      context.fillText(fitted(context, sound.name, right - left - 6 * unit), left + 3 * unit, rows.sounds.middle);
    }
  }

  function drawWarnings() {
    for (const warning of film.warnings) {
      const at = x(store.secondsAt(warning.frame)), low = rows.ruler.bottom, size = 5 * unit;
      context.fillStyle = colors.increase;
      context.beginPath();
      context.moveTo(at, low - 2 * size);
      context.lineTo(at + size, low);
      context.lineTo(at - size, low);
      context.fill();
    }
  }

  function drawSnapped() {
    context.fillStyle = colors.signal;
    context.fillRect(Math.round(x(state.snapped.seconds)), rows.ruler.bottom, 1.5 * unit,
      rows.overview.top - rows.ruler.bottom);
  }

  function drawNames() {
    context.fillStyle = colors.ground;
    context.fillRect(0, 0, gutter, height);
    context.fillStyle = colors.muted;
    font(10.5);
    context.textAlign = 'right';
    const names = { chapters: 'chapters', beats: 'beats', wave: 'voice', words: 'words', captions: 'captions',
      sounds: 'sounds', cached: '', ruler: '', overview: '' };
    for (const [name, row] of Object.entries(rows)) context.fillText(names[name], gutter - 8 * unit, row.middle);
    context.textAlign = 'left';
  }

  function drawOverview(all) {
    const row = rows.overview, wide = width - gutter, end = Math.max(store.seconds, 0.001);
    const at = (seconds) => gutter + seconds / end * wide;
    for (const beat of all) {
      context.fillStyle = phaseColor(beat.phase, colors);
      context.globalAlpha = 0.4;
      context.fillRect(at(beat.start), row.middle - 2 * unit, Math.max(1, at(beat.end) - at(beat.start) - 1), 4 * unit);
    }
    context.globalAlpha = 1;
    const left = at(view.from), right = at(view.from + wide / view.scale);
    if (right - left < wide - 1) {
      block(left, Math.min(right, width), { top: row.top + unit, height: row.height - 2 * unit }, 5);
      context.fillStyle = colors.ink;
      context.globalAlpha = 0.1;
      context.fill();
      context.globalAlpha = 1;
      context.strokeStyle = colors.muted;
      context.lineWidth = unit;
      context.stroke();
    }
  }
}

/** The playhead, with its time and frame beside its head. */
export function drawPlayhead(context, view, colors, seconds, frame) {
  const { rows, unit, gutter, width } = view;
  const wide = width - gutter;
  const small = gutter + seconds / Math.max(store.seconds, 0.001) * wide;
  context.fillStyle = colors.ink;
  context.fillRect(small - 0.75 * unit, rows.overview.top, 1.5 * unit, rows.overview.height);
  const at = gutter + (seconds - view.from) * view.scale;
  if (at < gutter - 1 || at > width + 1) return;
  context.fillRect(at - 0.75 * unit, rows.cached.top, 1.5 * unit, rows.overview.top - rows.cached.top - 2 * unit);
  context.font = `600 ${11 * unit}px ${FONT}`;
  context.textBaseline = 'middle';
  const text = clock.kind === 'frames' ? `${frame} f` : `${clock.text(seconds)} · ${frame}`;
  const room = context.measureText(text).width + 12 * unit;
  const left = Math.min(width - room, Math.max(gutter, at - room / 2));
  context.beginPath();
  context.roundRect(left, rows.ruler.top, room, 17 * unit, 4 * unit);
  context.fill();
  context.fillStyle = colors.ground;
  context.fillText(text, left + 6 * unit, rows.ruler.top + 9 * unit);
}

/** While an edge is dragged: the new duration and the difference, beside it. */
export function drawDrag(context, view, colors, drag) {
  const { rows, unit, gutter, width } = view;
  const at = gutter + (drag.end - view.from) * view.scale;
  const first = `${drag.length} ms`, second = offset(drag.change / 1000);
  const third = drag.held ?? (drag.snapped ? `${drag.snapped.kind} “${drag.snapped.text}”` : '');
  context.font = `600 ${13 * unit}px ${FONT}`;
  const wide1 = context.measureText(first).width;
  context.font = `400 ${11 * unit}px ${FONT}`;
  const room = Math.max(wide1 + context.measureText(second).width + 10 * unit, context.measureText(third).width) + 18 * unit;
  const high = (third ? 40 : 24) * unit;
  let left = at + 10 * unit;
  if (left + room > width) left = at - room - 10 * unit;
  const top = Math.max(rows.ruler.top, rows.beats.bottom + 4 * unit);
  context.fillStyle = colors.ink;
  context.beginPath();
  context.roundRect(left, top, room, high, 6 * unit);
  context.fill();
  context.fillStyle = colors.ground;
  context.textBaseline = 'middle';
  context.font = `600 ${13 * unit}px ${FONT}`;
  context.fillText(first, left + 9 * unit, top + 13 * unit);
  context.font = `400 ${11 * unit}px ${FONT}`;
  context.fillText(second, left + 9 * unit + wide1 + 8 * unit, top + 13 * unit);
  if (third) context.fillText(third, left + 9 * unit, top + 30 * unit);
}

/** A step of the ruler that leaves room for its text. */
export function rulerStep(scale, unit) {
  const steps = [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600];
  return steps.find((step) => step * scale > 64 * unit) ?? 1200;
}

function rulerText(seconds, step) {
  if (clock.kind === 'frames') return `${Math.round(seconds * store.film.rate)}`;
  if (clock.kind === 'seconds') return `${Number(seconds.toFixed(2))} s`;
  const whole = Math.floor(seconds + 1e-6);
  const rest = step < 1 ? `.${String(Math.round((seconds - whole) * 100)).padStart(2, '0')}` : '';
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}${rest}`;
}

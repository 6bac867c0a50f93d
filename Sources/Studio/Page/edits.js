// The arithmetic of durations. Nothing here knows of the page, so that it can be tried alone.

export const lengthOf = (beat) => Math.round((beat.end - beat.start) * 1000);
const leastOf = (beat) => Math.ceil(beat.least * 1000 - 1e-6);

/** Whether the edge can be moved so that all after stays: the next beat must be able to give. */
export const canTake = (beats, index) => Boolean(beats[index + 1]?.editable);

/**
 * Durations in milliseconds when a beat's right edge is moved to `seconds`.
 *
 * Without `ripple` the next beat takes what this one gives, and all after it stay. `held` is the beat that can't be
 * shorter, if one keeps the edge from where it was to be.
 */
export function moveEdge(beats, index, seconds, ripple) {
  const beat = beats[index], next = ripple || !canTake(beats, index) ? null : beats[index + 1];
  const low = beat.start + leastOf(beat) / 1000, high = next ? next.end - leastOf(next) / 1000 : Infinity;
  const length = Math.round((Math.max(low, Math.min(high, seconds)) - beat.start) * 1000);
  const change = length - lengthOf(beat);
  const durations = { [beat.id]: length, ...next && { [next.id]: lengthOf(next) - change } };
  const held = seconds < low - 1e-6 ? beat.id : seconds > high + 1e-6 ? next.id : null;
  return { durations, length, change, held, end: beat.start + length / 1000 };
}

/** The place among `candidates` ({seconds, kind}) that is nearest within `reach` seconds, else the nearest frame. */
export function snap(seconds, candidates, reach, rate) {
  let best = null;
  for (const candidate of candidates) {
    const distance = Math.abs(candidate.seconds - seconds);
    if (distance <= reach && (!best || distance < Math.abs(best.seconds - seconds))) best = candidate;
  }
  return best ?? { seconds: Math.round(seconds * rate) / rate, kind: 'frame' };
}

/** Where edges like to stand: words' starts, onsets of the voice, and where the other beats are. */
export function snapPlaces(beats, index, words, onsets = []) {
  const places = words.map((word) => ({ seconds: word.start, kind: 'word', text: word.text }));
  places.push(...onsets.map((seconds) => ({ seconds, kind: 'onset', text: seconds.toFixed(3) })));
  beats.forEach((beat, other) => {
    if (other !== index + 1 && other !== 0) places.push({ seconds: beat.start, kind: 'beat', text: beat.id });
  });
  return places;
}

/**
 * Durations that let beats start where they are wished to; `wished` maps an index to seconds.
 *
 * Beats without a wish stay where they are. A beat that may not be shorter pushes the ones after it: those are
 * given back as `pushed`, so that the author sees what could not be kept.
 */
export function fromStarts(beats, wished) {
  const starts = beats.map((beat, index) => wished.get(index) ?? beat.start);
  const pushed = new Set();
  for (let index = 1; index < beats.length; index += 1) {
    const before = beats[index - 1];
    const earliest = starts[index - 1] + leastOf(before) / 1000;
    const fixed = before.editable ? null : starts[index - 1] + (before.end - before.start);
    const start = fixed ?? Math.max(starts[index], earliest);
    if (wished.has(index) && Math.abs(start - starts[index]) > 5e-4) pushed.add(index);
    starts[index] = start;
  }
  const last = beats.length - 1;
  const end = Math.max(beats[last].end, starts[last] + leastOf(beats[last]) / 1000);
  const durations = {};
  beats.forEach((beat, index) => {
    if (!beat.editable) return;
    // Rounded before they are subtracted, so that rounding does not add up over many beats.
    const length = Math.round((starts[index + 1] ?? end) * 1000) - Math.round(starts[index] * 1000);
    if (length !== lengthOf(beat)) durations[beat.id] = length;
  });
  return { starts, durations, pushed };
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (!sorted.length) return 0;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

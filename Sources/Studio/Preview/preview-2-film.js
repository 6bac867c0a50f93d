// What this file holds: the film's facts, and its picture and sound as base64 text.

const film = JSON.parse(byId('film').textContent);
const rate = film.fps.num / film.fps.den;
/** Beats that are seen; one of no frames only has its name in the timeline. */
const beats = film.beats.filter(({ frames }) => frames > 0);

// A time that is a frame's start up to rounding is that frame.
const clampFrame = (frame) => Math.min(film.frames - 1, Math.max(0, Math.round(frame)));
const frameAt = (seconds) => clampFrame(Math.floor(seconds * rate + 1e-4));
const secondsAt = (frame) => frame / rate;
const beatAt = (frame) => beats[Math.max(0, lastUpTo(beats, frame, ({ first }) => first))] ?? null;
const wordAt = (seconds) => lastUpTo(film.words, seconds + 1e-4, ({ start }) => start);

/** 1:02.35 */
function minutes(seconds) {
  const all = Math.max(0, Math.floor(seconds * 100 + 1e-4)), rest = String(all % 6000).padStart(4, '0');
  return `${Math.floor(all / 6000)}:${rest.slice(0, 2)}.${rest.slice(2)}`;
}

/** The bytes of base64 text; in parts, so that a long film does not make one string of all its bytes. */
function bytesOf(text) {
  const parts = [], length = 1 << 20;
  for (let from = 0; from < text.length; from += length) {
    const part = text.slice(from, from + length);
    if (Uint8Array.fromBase64) { parts.push(Uint8Array.fromBase64(part)); continue; }
    const plain = atob(part), bytes = new Uint8Array(plain.length);
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = plain.charCodeAt(index);
    parts.push(bytes);
  }
  return parts;
}

/** Takes a medium out of the page as an address; the text is let go, as it is a third larger than its bytes. */
function takeMedium(id, type) {
  const element = byId(id), text = element?.textContent.trim();
  element?.remove();
  return text ? URL.createObjectURL(new Blob(bytesOf(text), { type })) : null;
}

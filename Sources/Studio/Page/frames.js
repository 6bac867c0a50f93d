// Frames from the server: the newest wish first, few on their way, and the last ones kept.
import { api } from './api.js';
import { store } from './store.js';

/** How much decoded frames may take; a frame of 1080p is 8 MB. */
const ROOM = 256e6;
/** How far ahead frames are asked for while the film plays. */
const AHEAD = 24;

export class Frames {
  /** Frame to bitmap, the one used last at the end. */
  #kept = new Map();
  #bytes = 0;
  /** Which frames are asked for, and how many ever were. */
  #onTheWay = new Set();
  #asked = 0;
  #wish = null;
  #playing = false;
  #speed = 1;
  #generation = 0;
  /** How long an answer takes, in ms, smoothed. */
  #wait = 12;
  width = 960;
  arrived = () => {};
  failed = () => {};

  /** Forgets all: the film, its shape or its theme is another. What is on its way is dropped when it comes. */
  clear() {
    this.#generation += 1;
    for (const bitmap of this.#kept.values()) bitmap.close();
    this.#kept.clear();
    this.#onTheWay.clear();
    this.#bytes = 0;
  }

  /** How many frames were asked for: what comes of an earlier turn is older than what is on screen. */
  get turn() { return this.#asked; }

  /** Asks for a frame; a wish that was not asked for yet is dropped. */
  want(frame, playing = false, speed = 1) {
    this.#wish = frame;
    this.#playing = playing;
    this.#speed = speed;
    this.#pump();
  }

  /** The kept frame, if it is there; smaller ones are good enough until the right size comes. */
  get(frame) {
    const bitmap = this.#kept.get(frame);
    if (!bitmap) return null;
    this.#kept.delete(frame);
    this.#kept.set(frame, bitmap);
    return bitmap;
  }

  /** The latest kept frame from `low` to `high`. */
  latest(low, high) {
    for (let frame = high; frame >= low; frame -= 1) if (this.#kept.has(frame)) return frame;
    return null;
  }

  #isGood(frame) {
    const bitmap = this.#kept.get(frame);
    return Boolean(bitmap) && (this.#playing || bitmap.width >= Math.min(this.width, store.size.width));
  }

  #next() {
    const wish = this.#wish;
    if (wish === null || !store.film) return null;
    if (!this.#playing) return this.#isGood(wish) || this.#onTheWay.has(wish) ? null : wish;
    // Ahead of the playhead, and only every so many frames where answers are slower than the film.
    const perFrame = 1000 / (store.film.rate * this.#speed);
    const stride = Math.max(1, Math.ceil(this.#wait / 2 / perFrame));
    const first = Math.ceil(wish / stride) * stride;
    for (let frame = first; frame < wish + AHEAD * stride && frame < store.film.frames; frame += stride) {
      if (!this.#kept.has(frame) && !this.#onTheWay.has(frame)) return frame;
    }
    return null;
  }

  #pump() {
    // Two, so that the server makes the next picture while the last one is decoded.
    while (this.#onTheWay.size < 2) {
      const frame = this.#next();
      if (frame === null) return;
      this.#fetch(frame);
    }
  }

  async #fetch(frame) {
    const generation = this.#generation;
    const began = performance.now(), turn = this.#asked += 1;
    this.#onTheWay.add(frame);
    // While it plays, slow answers make for smaller pictures rather than for fewer.
    const width = this.#playing && this.#wait > 24 ? Math.min(this.width, 960) : this.width;
    try {
      const bitmap = await api.frame(frame, Math.min(width, store.size.width), store.shape, store.theme,
        store.film.revision);
      if (generation !== this.#generation) { bitmap.close(); return; }
      this.#wait += (performance.now() - began - this.#wait) * 0.2;
      this.#keep(frame, bitmap);
      this.#onTheWay.delete(frame);
      this.arrived(frame, turn);
      this.#pump();
    } catch (problem) {
      if (generation !== this.#generation) return;
      this.#onTheWay.delete(frame);
      // Not asked for again until the next wish, so that a server in trouble is left alone.
      if (this.#wish === frame) this.#wish = null;
      this.failed(problem, frame);
    }
  }

  #keep(frame, bitmap) {
    const before = this.#kept.get(frame);
    if (before) {
      this.#bytes -= before.width * before.height * 4;
      before.close();
      this.#kept.delete(frame);
    }
    this.#kept.set(frame, bitmap);
    this.#bytes += bitmap.width * bitmap.height * 4;
    for (const [old, other] of this.#kept) {
      if (this.#bytes <= ROOM || old === frame) break;
      this.#bytes -= other.width * other.height * 4;
      other.close();
      this.#kept.delete(old);
    }
  }
}

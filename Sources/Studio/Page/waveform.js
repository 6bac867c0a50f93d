// The voice's waveform in tiles of power-of-two lengths, so that zooming asks for little.
import { api } from './api.js';
import { store } from './store.js';

const COUNT = 512;

export class Waveform {
  #tiles = new Map();
  #voice = null;
  arrived = () => {};

  constructor() {
    store.on('film', ({ film }) => {
      // Durations do not change the voice; its place and its file do, and a take keeps neither apart.
      const voice = JSON.stringify([film.voice, film.undo, film.redo]);
      if (voice !== this.#voice) { this.#voice = voice; this.#tiles.clear(); }
    });
  }

  /** Calls `column(x0, x1, low, high)` for what is known between two times; `scale` is px a second. */
  each(from, to, scale, column) {
    if (!store.film?.voice) return;
    // One value a pixel: a tile has COUNT of them.
    const length = 2 ** Math.ceil(Math.log2(COUNT / Math.min(scale, 4000)));
    for (let index = Math.max(0, Math.floor(from / length)); index * length < to; index += 1) {
      const tile = this.#tile(index, length);
      if (!tile) continue;
      const step = tile.length / COUNT;
      const first = Math.max(0, Math.floor((Math.max(from, index * length) - tile.start) / step));
      const end = Math.min(COUNT, Math.ceil((Math.min(to, (index + 1) * length) - tile.start) / step));
      for (let at = first; at < end; at += 1) {
        column(tile.start + at * step, tile.start + (at + 1) * step, tile.low[at], tile.high[at]);
      }
    }
  }

  #tile(index, length) {
    const key = `${length} ${index}`;
    const tile = this.#tiles.get(key);
    if (tile) return tile.low ? tile : null;
    const empty = { start: index * length, length };
    this.#tiles.set(key, empty);
    api.waveform(empty.start, empty.start + length, COUNT).then((answer) => {
      if (this.#tiles.get(key) !== empty) return;
      this.#tiles.set(key, { ...empty, ...answer });
      this.arrived();
    }).catch(() => this.#tiles.delete(key));
    return null;
  }
}

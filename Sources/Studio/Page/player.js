// Where the film is, and how it plays: the sound leads and the picture follows.
import { api } from './api.js';
import { store } from './store.js';
import { Frames } from './frames.js';
import { complain, say, kept } from './dom.js';

class Player {
  frames = new Frames();
  audio = new Audio();
  /** The frame that is asked for, and the one on screen. */
  frame = 0;
  shown = null;
  playing = false;
  loop = false;
  speed = kept.get('speed', 1);
  muted = false;
  /** For tests: ms from wish to pixels, and by how many seconds the picture was behind the sound. */
  latencies = [];
  drift = [];
  paint = () => {};
  #wished = null;
  #hasSound = false;
  /** When the film plays without its sound: {seconds, at}. */
  #since = null;
  #loopBeat = null;
  /** The turn of the picture on screen: while one scrubs, later ones take its place, earlier ones do not. */
  #turn = 0;
  #listeners = [];

  constructor() {
    this.audio.preload = 'auto';
    this.audio.addEventListener('error', () => {
      this.#hasSound = false;
      if (this.playing && this.#leads) this.#alone(store.secondsAt(this.frame));
    });
    this.audio.addEventListener('loadedmetadata', () => {
      this.#hasSound = true;
      // The film may be playing already: a mix takes longer than a picture.
      if (this.playing && !this.#leads) this.#place(this.seconds);
    });
    this.frames.arrived = (frame, turn) => {
      if (this.playing || (frame !== this.frame && turn <= this.#turn)) return;
      this.#turn = turn;
      this.#show(frame);
    };
    this.frames.failed = (problem) => { if (!this.playing) complain(`No picture: ${problem.message}`); };
    store.on('film', ({ film, before }) => this.#changed(film, before));
    store.on('seek', (frame) => this.seek(frame));
    store.on('look', () => { this.frames.clear(); this.seek(this.frame, { quiet: true }); });
  }

  /** Is told of every frame that is wished for, and when playing begins and ends. */
  watch(listener) { this.#listeners.push(listener); }
  #tell() { for (const listener of this.#listeners) listener(this); }

  #changed(film, before) {
    if (before?.revision === film.revision) return;
    this.frames.clear();
    const again = this.playing, at = this.seconds;
    if (again) this.#stop();
    this.#hasSound = false;
    this.audio.src = api.sound(film.revision);
    this.seek(this.frame, { quiet: true });
    if (again) this.play(at);
  }

  get seconds() {
    if (!this.playing) return store.film ? store.secondsAt(this.frame) : 0;
    if (this.#leads) return this.audio.currentTime;
    return this.#since.seconds + (performance.now() - this.#since.at) / 1000 * this.speed;
  }

  /** The sound leads while it runs; a film that is longer than its sound goes on by itself. */
  get #leads() { return this.#since === null; }

  seek(frame, { quiet = false } = {}) {
    if (!store.film) return;
    const wanted = Math.min(store.film.frames - 1, Math.max(0, Math.round(frame)));
    this.frame = wanted;
    if (this.playing) this.#place(store.secondsAt(wanted));
    this.#wished = { frame: wanted, at: quiet ? null : performance.now() };
    if (this.#show(wanted)) this.#turn = this.frames.turn;
    this.frames.want(wanted, this.playing, this.speed);
    this.#tell();
  }

  /** Goes on from a time: with the sound where it reaches, else alone. Done when that has begun. */
  async #place(seconds) {
    this.#loopBeat = null;
    if (this.#hasSound && seconds < this.audio.duration) {
      this.#since = null;
      this.audio.currentTime = seconds;
      if (this.playing && this.audio.paused) await this.audio.play().catch(() => this.playing && this.#alone(seconds));
    } else {
      this.audio.pause();
      this.#alone(seconds);
    }
  }

  #alone(seconds) { this.#since = { seconds, at: performance.now() }; }

  async play(from = null) {
    if (!store.film || this.playing) return;
    let seconds = from ?? store.secondsAt(this.frame);
    if (this.frame >= store.film.frames - 1 && !this.loop) seconds = 0;
    this.audio.preservesPitch = true;
    this.audio.playbackRate = this.speed;
    this.audio.muted = this.muted;
    this.playing = true;
    const begun = this.#place(seconds);
    this.#tell();
    requestAnimationFrame(() => this.#tick());
    await begun;
  }

  pause() {
    if (!this.playing) return;
    const at = this.seconds;
    this.#stop();
    this.seek(store.frameAt(at), { quiet: true });
    say(`Paused at ${at.toFixed(2)} seconds`);
  }

  #stop() {
    this.playing = false;
    this.#since = null;
    this.audio.pause();
  }

  toggle() { if (this.playing) this.pause(); else this.play(); }

  setSpeed(speed) {
    const at = this.seconds;
    this.speed = speed;
    kept.set('speed', speed);
    this.audio.playbackRate = speed;
    if (this.playing && !this.#leads) this.#alone(at);
    this.#tell();
  }

  setLoop(loop) {
    this.loop = loop;
    this.#loopBeat = null;
    this.#tell();
  }

  #tick() {
    if (!this.playing) return;
    let seconds = this.seconds;
    if (this.#leads && this.audio.ended) this.#alone(this.audio.duration);
    if (this.loop) {
      // The beat is held while it loops: its end must not choose the next one.
      this.#loopBeat ??= store.beatAt(store.frameAt(seconds)).id;
      const beat = store.film.beats.find(({ id }) => id === this.#loopBeat);
      if (beat && seconds >= beat.end - 0.5 / store.film.rate) {
        const held = this.#loopBeat;
        seconds = store.secondsAt(beat.first);
        this.#place(seconds);
        this.#loopBeat = held;
      }
    } else if (seconds >= store.film.seconds) {
      this.#stop();
      this.seek(store.film.frames - 1, { quiet: true });
      return;
    }
    const frame = store.frameAt(seconds);
    if (frame !== this.frame) {
      this.frame = frame;
      this.#tell();
    }
    this.frames.want(frame, true, this.speed);
    const best = this.frames.latest(Math.max(0, frame - 8), frame);
    if (best !== null && best !== this.shown) this.#show(best);
    if (this.shown !== null) {
      this.drift.push(seconds - store.secondsAt(this.shown));
      if (this.drift.length > 3600) this.drift.shift();
    }
    requestAnimationFrame(() => this.#tick());
  }

  #show(frame) {
    const bitmap = this.frames.get(frame);
    if (!bitmap) return false;
    this.shown = frame;
    this.paint(bitmap, frame);
    if (this.#wished?.frame === frame) {
      if (this.#wished.at !== null) this.latencies.push(performance.now() - this.#wished.at);
      if (this.latencies.length > 1000) this.latencies.shift();
      this.#wished = null;
    }
    return true;
  }
}

export const player = new Player();

// Where the film is, and how it plays. A machine shows frames and keeps time; there is one for a video and one for
// pictures with sound, and the rest of the page does not know which.

/** A video: the exact frame is reached by going to its middle. */
function videoMachine(address) {
  const video = make('video', { playsinline: true, preload: 'auto', tabindex: -1, 'aria-hidden': true });
  video.src = address;
  video.disablePictureInPicture = true;
  /** The time of the picture that is shown; where to go, where the way leads that was begun, and who waits. */
  let media = null, wished = null, way = null;
  const arrive = [];
  const look = (now, { mediaTime }) => {
    media = mediaTime;
    video.requestVideoFrameCallback(look);
  };
  video.requestVideoFrameCallback?.(look);
  const go = () => { video.currentTime = way = wished; };
  // Seeks do not queue: the newest wish follows the one that is on its way.
  video.addEventListener('seeked', () => {
    if (wished !== way) { go(); return; }
    for (const done of arrive.splice(0)) done();
  });
  return {
    element: video,
    hasSound: true,
    ready: new Promise((resolve, reject) => {
      video.addEventListener('loadedmetadata', resolve, { once: true });
      video.addEventListener('error', () => reject(new Error(video.error?.message || 'The video can’t be played.')));
      video.load();
    }),
    get ended() { return video.ended; },
    get seconds() { return media === null ? video.currentTime : media + 0.5 / rate; },
    seek(frame) {
      wished = (frame + 0.5) / rate;
      media = null;
      if (!video.seeking) go();
      return new Promise((done) => { arrive.push(done); });
    },
    play: () => video.play(),
    pause: () => video.pause(),
    set({ speed, volume, muted }) {
      video.preservesPitch = true;
      video.playbackRate = speed;
      video.volume = volume;
      video.muted = muted;
    },
  };
}

/** Pictures, each of which stands until the next, with sound or by the clock alone. */
function pictureMachine(pictures, address) {
  const canvas = make('canvas', { width: film.width, height: film.height });
  const audio = address ? new Audio(address) : null;
  const bitmaps = new Map();
  let began = null, from = 0, speed = 1, shown = null, timer = null;
  const decode = (index) => {
    if (!bitmaps.has(index)) {
      const blob = new Blob(bytesOf(pictures[index].data), { type: 'image/png' });
      bitmaps.set(index, createImageBitmap(blob));
      // Few are kept: a decoded picture is far larger than its file.
      if (bitmaps.size > 12) bitmaps.delete(bitmaps.keys().next().value);
    }
    return bitmaps.get(index);
  };
  const show = async (frame) => {
    const index = Math.max(0, lastUpTo(pictures, frame, ({ first }) => first));
    if (index === shown) return;
    shown = index;
    const bitmap = await decode(index);
    if (index + 1 < pictures.length) decode(index + 1);
    if (shown !== index) return;
    if (canvas.width !== bitmap.width || canvas.height !== bitmap.height) {
      Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
    }
    canvas.getContext('2d').drawImage(bitmap, 0, 0);
  };
  const alone = () => from + (began === null ? 0 : (performance.now() - began) / 1000 * speed);
  const leads = () => audio && began === null;
  const machine = {
    element: canvas,
    hasSound: Boolean(audio),
    ready: show(0),
    // A film that is longer than its sound goes on by the clock.
    get seconds() {
      if (leads() && audio.ended) { from = audio.duration; began = performance.now(); }
      return leads() && !audio.paused ? audio.currentTime : alone();
    },
    get ended() { return machine.seconds >= film.seconds; },
    tick: (frame) => show(frame),
    seek(frame) {
      from = (frame + 0.5) / rate;
      const plays = began !== null || (audio && !audio.paused);
      if (plays) { machine.pause(); from = (frame + 0.5) / rate; machine.play(); }
      return show(frame);
    },
    async play() {
      if (!audio || from >= audio.duration) { began = performance.now(); return; }
      began = null;
      audio.currentTime = from;
      await audio.play();
    },
    pause() {
      from = machine.seconds;
      began = null;
      audio?.pause();
    },
    set(values) {
      if (began !== null) { from = alone(); began = performance.now(); }
      speed = values.speed;
      if (audio) Object.assign(audio, { preservesPitch: true, playbackRate: speed, volume: values.volume,
        muted: values.muted });
    },
  };
  return machine;
}

const player = {
  machine: null,
  frame: 0,
  playing: false,
  speed: 1,
  volume: kept.get('volume', 1),
  muted: false,
  listeners: [],

  start() {
    const video = takeMedium('video', 'video/mp4');
    if (video) this.machine = videoMachine(video);
    else this.machine = pictureMachine(JSON.parse(byId('pictures').textContent), takeMedium('sound', 'audio/mp4'));
    this.change({});
    return this.machine.ready.then(() => { byId('begin').disabled = false; return this.seek(0); });
  },

  /** Is told when the frame is another one, and when playing begins and ends. */
  watch(listener) { this.listeners.push(listener); },
  tell() { for (const listener of this.listeners) listener(this); },

  get seconds() { return this.playing ? Math.min(film.seconds, this.machine.seconds) : secondsAt(this.frame); },

  seek(frame) {
    this.frame = clampFrame(frame);
    const done = this.machine.seek(this.frame);
    this.tell();
    return done;
  },

  async play() {
    if (this.playing) return;
    if (this.frame >= film.frames - 1) this.seek(0);
    this.playing = true;
    this.tell();
    try {
      await this.machine.play();
      requestAnimationFrame(() => this.tick());
    } catch (problem) {
      this.playing = false;
      this.tell();
      if (problem.name !== 'AbortError') toast(`It can’t be played: ${problem.message}`);
    }
  },

  pause() {
    if (!this.playing) return;
    const { seconds } = this;
    this.machine.pause();
    this.playing = false;
    this.seek(frameAt(seconds));
    say(`Paused at ${minutes(seconds)}`);
  },

  toggle() { if (this.playing) this.pause(); else this.play(); },

  change(values) {
    Object.assign(this, values);
    if (values.volume !== undefined) kept.set('volume', values.volume);
    this.machine.set(this);
    this.tell();
  },

  tick() {
    if (!this.playing) return;
    if (this.machine.ended) {
      this.machine.pause();
      this.playing = false;
      this.seek(film.frames - 1);
      return;
    }
    const frame = frameAt(this.machine.seconds);
    this.machine.tick?.(frame);
    if (frame !== this.frame) {
      this.frame = frame;
      this.tell();
    }
    requestAnimationFrame(() => this.tick());
  },
};

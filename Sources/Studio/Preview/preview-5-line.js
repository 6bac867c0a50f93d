// The line of the film: the place in it, chapters as marks, beats as blocks below.

const scrub = byId('scrub'), beatsHost = byId('beats'), tip = byId('tip');
const holdBeat = rove(beatsHost);
const share = (frame) => `${frame / film.frames * 100}%`;
let litBeat = null;

/** A colour for each phase: the films' own where they have one, else by order of coming. */
const phaseRoles = { idle: 'muted', title: 'muted', forward: 'signal', loss: 'target', backward: 'delta',
  update: 'weight', done: 'decrease', end: 'muted' };
function roleOf(phase) {
  const others = ['signal', 'weight', 'target', 'decrease', 'delta', 'increase'];
  const phases = [...new Set(beats.map((beat) => beat.phase))].filter((name) => !phaseRoles[name]);
  return phaseRoles[phase] ?? others[phases.indexOf(phase) % others.length];
}

function startLine() {
  scrub.setAttribute('aria-valuemax', film.frames - 1);
  for (const { title, start } of film.chapters) {
    const mark = make('i');
    mark.style.left = share(start * rate);
    byId('chapters').append(mark, make('span', { text: title }));
    mark.nextSibling.style.left = mark.style.left;
  }
  // A chapter's title is hidden where the next one begins before it ends.
  new ResizeObserver(() => {
    const titles = [...byId('chapters').querySelectorAll('span')];
    titles.forEach((title, index) => {
      const end = titles[index + 1]?.offsetLeft ?? scrub.clientWidth;
      title.style.maxWidth = `${Math.max(0, end - title.offsetLeft - 6)}px`;
    });
  }).observe(scrub);
  beatsHost.append(...beats.map((beat) => {
    const block = make('button', { class: `beat ${roleOf(beat.phase)}`, tabindex: -1,
      'aria-label': `${beat.id}, ${minutes(beat.start)}: ${beat.shows}`,
      on: { click: () => player.seek(beat.first), focus: () => showTip(block, beat), blur: hideTip,
        pointerenter: () => showTip(block, beat), pointerleave: hideTip } }, make('span', { text: beat.id }));
    block.style.left = share(beat.first);
    block.style.width = share(beat.frames);
    return block;
  }));
  scrub.addEventListener('pointerdown', dragHead);
  scrub.addEventListener('pointermove', ({ clientX }) => {
    const frame = frameUnder(clientX);
    showTipAt(clientX - scrub.getBoundingClientRect().left, [minutes(secondsAt(frame)), chapterAt(frame)]);
  });
  scrub.addEventListener('pointerleave', hideTip);
  player.watch(showPlace);
}

const chapterAt = (frame) =>
  film.chapters[lastUpTo(film.chapters, secondsAt(frame) + 1e-4, ({ start }) => start)]?.title;

function showPlace({ frame, seconds }) {
  const part = film.frames > 1 ? frame / (film.frames - 1) : 0, beat = beatAt(frame);
  byId('done').style.transform = `scaleX(${part})`;
  byId('head').style.left = `${part * 100}%`;
  scrub.setAttribute('aria-valuenow', frame);
  scrub.setAttribute('aria-valuetext', `${minutes(seconds)}, ${beat?.id ?? ''}`);
  byId('time').textContent = minutes(seconds);
  byId('frame').textContent = `frame ${frame}`;
  if (beat === litBeat) return;
  litBeat = beat;
  byId('beat').textContent = beat?.id ?? '';
  [...beatsHost.children].forEach((block, index) => {
    block.classList.toggle('now', beats[index] === beat);
    if (beats[index] === beat && !beatsHost.contains(document.activeElement)) holdBeat(block);
  });
}

function frameUnder(clientX) {
  const { left, width } = scrub.getBoundingClientRect();
  return clampFrame((clientX - left) / width * (film.frames - 1));
}

/** Scrubs while the pointer is held; a film that played goes on after. */
function dragHead(event) {
  if (event.button !== 0) return;
  const again = player.playing, done = new AbortController(), { signal } = done;
  event.preventDefault();
  scrub.focus({ preventScroll: true });
  scrub.setPointerCapture(event.pointerId);
  player.pause();
  player.seek(frameUnder(event.clientX));
  scrub.addEventListener('pointermove', ({ clientX }) => player.seek(frameUnder(clientX)), { signal });
  for (const type of ['pointerup', 'pointercancel']) {
    scrub.addEventListener(type, () => { done.abort(); if (again) player.play(); }, { signal });
  }
}

function showTip(block, { id, shows, start, end }) {
  showTipAt(block.offsetLeft + block.offsetWidth / 2, [`${id} · ${(end - start).toFixed(2)} s`, shows]);
}

function showTipAt(middle, lines) {
  tip.replaceChildren(...lines.filter(Boolean).map((text, index) => make(index ? 'small' : 'b', { text })));
  tip.hidden = false;
  const most = byId('line').clientWidth - tip.offsetWidth;
  tip.style.left = `${Math.max(0, Math.min(most, middle - tip.offsetWidth / 2))}px`;
}

function hideTip() { tip.hidden = true; }

function toBeat(way) {
  const starts = beats.map(({ first }) => first);
  const to = way > 0 ? starts.find((first) => first > player.frame) : starts.findLast((first) => first < player.frame);
  if (to !== undefined) player.seek(to);
  say(beatAt(player.frame)?.id ?? '');
}

function toWord(way) {
  const starts = film.words.map(({ start }) => frameAt(start));
  const to = way > 0 ? starts.find((first) => first > player.frame) : starts.findLast((first) => first < player.frame);
  if (to === undefined) return;
  player.seek(to);
  say(film.words[wordAt(player.seconds + 0.5 / rate)]?.text ?? '');
}

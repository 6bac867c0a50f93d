// The panel: the words that are said, what the beats show, and the notes.

const tabs = ['words', 'beats', 'notes'];
const panel = byId('panel-words'), beatList = byId('beat-list');
const holdTab = rove(byId('tabs'));
let wordElements = [], litWord = null, litRow = null;

function startSide() {
  for (const name of tabs) {
    byId(`tab-${name}`).onclick = () => chooseTab(name);
    byId(`tab-${name}`).onfocus = () => chooseTab(name);
  }
  byId('tab-words').hidden = !film.words.length;
  drawWords();
  beatList.append(...beats.map((beat) => make('li', {}, make('button', { class: 'go',
    on: { click: () => player.seek(beat.first) } }, make('i', { class: `dot ${roleOf(beat.phase)}` }),
    make('span', {}, make('b', { text: beat.id }), make('small', { text: beat.shows })),
    make('small', { class: 'at', text: minutes(beat.start) })))));
  chooseTab(film.words.length ? 'words' : 'beats');
  panel.onclick = ({ target }) => {
    const { word, frame } = target.dataset;
    if (frame !== undefined) player.seek(Number(frame));
    if (word === undefined || getSelection().toString()) return;
    player.seek(frameAt(film.words[word].start));
  };
  player.watch(lightSide);
}

function chooseTab(name) {
  for (const other of tabs) {
    byId(`tab-${other}`).setAttribute('aria-selected', other === name);
    byId(`panel-${other}`).hidden = other !== name;
  }
  holdTab(byId(`tab-${name}`));
}

/** Lays the words out in paragraphs: by chapters, else a few sentences each. */
function drawWords() {
  const paragraphs = [];
  let chapter = -1, count = 0, ends = false;
  wordElements = film.words.map(({ text }, index) => make('span', { class: 'word', 'data-word': index, text }));
  film.words.forEach(({ text, start }, index) => {
    const now = lastUpTo(film.chapters, start + 1e-4, (one) => one.start);
    if (now !== chapter) {
      chapter = now;
      count = 0;
      const { title, start: from } = film.chapters[now];
      paragraphs.push(make('h3', {}, make('button', { class: 'link', text: title,
        'data-frame': frameAt(from) })));
    }
    if (count === 0 || (ends && count > 40)) {
      paragraphs.push(make('p'));
      count = 0;
    }
    paragraphs.at(-1).append(wordElements[index], ' ');
    count += 1;
    ends = /[.!?…]["”’)]*$/.test(text);
  });
  panel.lang = film.language || 'en';
  panel.replaceChildren(...paragraphs);
}

/** Lights what is said and shown now, and keeps it in view while the film plays. */
function lightSide({ frame, seconds }) {
  const index = wordAt(seconds), word = film.words[index];
  litWord = light(litWord, word && seconds < word.end + 0.25 ? wordElements[index] : null, panel);
  litRow = light(litRow, beatList.children[beats.indexOf(beatAt(frame))] ?? null, byId('panel-beats'));
}

function light(before, now, room) {
  if (before === now) return now;
  before?.classList.remove('lit');
  now?.classList.add('lit');
  if (now && player.playing && !room.hidden) {
    const { top, bottom, height } = room.getBoundingClientRect(), own = now.getBoundingClientRect();
    if (own.top < top || own.bottom > bottom) room.scrollTop += own.top - top - height / 3;
  }
  return now;
}

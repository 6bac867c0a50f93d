// WAV files: written from samples, and looked at before they are sent.

/** A WAV of one channel, PCM 16 bit. */
export function encodeWav(blocks, rate) {
  const count = blocks.reduce((sum, block) => sum + block.length, 0);
  const view = new DataView(new ArrayBuffer(44 + count * 2));
  const letters = (at, text) => { for (let i = 0; i < text.length; i += 1) view.setUint8(at + i, text.charCodeAt(i)); };
  letters(0, 'RIFF');
  view.setUint32(4, 36 + count * 2, true);
  letters(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);       // length of the format
  view.setUint16(20, 1, true);        // PCM
  view.setUint16(22, 1, true);        // channels
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true); // bytes a second
  view.setUint16(32, 2, true);        // bytes a sample of all channels
  view.setUint16(34, 16, true);       // bits
  letters(36, 'data');
  view.setUint32(40, count * 2, true);
  let at = 44;
  for (const block of blocks) {
    for (const sample of block) {
      const bounded = Math.max(-1, Math.min(1, sample));
      view.setInt16(at, Math.round(bounded * 32767), true);
      at += 2;
    }
  }
  return new Blob([view.buffer], { type: 'audio/wav' });
}

/** Whether a file starts as a WAV does; its ending alone says nothing. */
export async function isWav(file) {
  const head = new Uint8Array(await file.slice(0, 12).arrayBuffer());
  const text = String.fromCharCode(...head);
  return (text.startsWith('RIFF') || text.startsWith('RF64')) && text.endsWith('WAVE');
}

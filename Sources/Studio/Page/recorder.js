// Runs beside the sound: hands the microphone's samples to the page, with their peak for the meter.
class Recorder extends AudioWorkletProcessor {
  process([input]) {
    const samples = input[0];
    if (samples) {
      let peak = 0;
      for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
      // The block is used again by the browser: the page gets a copy.
      const copy = samples.slice();
      this.port.postMessage({ samples: copy, peak }, [copy.buffer]);
    }
    return true;
  }
}

registerProcessor('recorder', Recorder);

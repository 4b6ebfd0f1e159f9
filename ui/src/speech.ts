// Words spoken by the system's own voices, where there are any: WebKitGTK often has none. Nothing here throws.

/** This computer has a voice for the language. */
export function canSpeak(language: string): boolean {
  return voiceFor(language) !== null;
}

/** Says it now; what was being said is cut short, for it is over. */
export function say(text: string, language: string): void {
  const voice = voiceFor(language);
  if (!voice) return;
  try {
    speechSynthesis.cancel();
    const words = new SpeechSynthesisUtterance(text);
    words.voice = voice;
    words.lang = voice.lang;
    speechSynthesis.speak(words);
  } catch {
    // What is spoken also stands on the screen.
  }
}

export function hush(): void {
  try {
    if (typeof speechSynthesis !== "undefined") speechSynthesis.cancel();
  } catch {
    // Nothing was being said then.
  }
}

/** Some browsers' voices are servers, and nothing said here goes to one. WebKitGTK calls none of its voices local, and all are. */
function voiceFor(language: string): SpeechSynthesisVoice | null {
  try {
    if (typeof speechSynthesis === "undefined") return null;
    const base = (tag: string) => tag.toLowerCase().split(/[-_]/)[0];
    const all = speechSynthesis.getVoices();
    const own = all.some(({ localService }) => localService) ? all.filter(({ localService }) => localService) : all;
    const fits = own.filter(({ lang }) => base(lang) === base(language));
    const exact = fits.find(({ lang }) => lang.replace("_", "-").toLowerCase() === language.toLowerCase());
    return exact ?? fits[0] ?? null;
  } catch {
    return null;
  }
}

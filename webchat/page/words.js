/* Every Dutch word that the scripts say, and how dates and times are written. */
const ZONE = 'Europe/Amsterdam';
const long = new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const short = new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, weekday: 'short', day: 'numeric', month: 'short' });
const clock = new Intl.DateTimeFormat('nl-NL', { timeZone: ZONE, hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });
const numbers = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', weekday: 'short' });

export const dateWords = (moment) => long.format(moment);
export const shortDate = (moment) => short.format(moment).replaceAll('.', '');
export const timeDigits = (moment) => clock.format(moment).replace(':', '.').replace(/^0(?=\d\.)/, '');
export const timeWords = (moment) => `${timeDigits(moment)} uur`;

const read = (moment) => Object.fromEntries(numbers.formatToParts(moment).map((part) => [part.type, part.value]));

/* The next Monday 8.30 in Amsterdam, as an instant; no clock change falls on a Monday morning. */
export function nextMonday(told) {
  const now = read(told);
  const ahead = (8 - ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(now.weekday)) % 7;
  for (const days of [ahead, ahead + 7]) {
    const wall = Date.UTC(now.year, now.month - 1, Number(now.day) + days, 8, 30);
    const seen = read(new Date(wall));
    const offset = Date.UTC(seen.year, seen.month - 1, seen.day, seen.hour, seen.minute) - wall;
    if (wall - offset > told.getTime()) return new Date(wall - offset);
  }
  throw new Error('no Monday');
}

export const size = (bytes) => bytes < 1024 * 100 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1048576).toFixed(1).replace('.', ',')} MB`;

export const W = {
  bot: 'bot', typing: 'typt…', blocked: 'geblokkeerd door deze persoon', edited: 'bewerkt', silent: 'zonder geluid',
  unread: 'nieuw bericht', noTeam: 'Zonder team', nobodyFound: 'Niemand gevonden.', nobodyYet: 'Er is nog niemand. Maak hieronder een persoon aan.',
  nothingYet: 'Nog geen berichten', start: 'START', restart: 'WEER STARTEN', whatCan: 'Wat kan deze bot?',
  noDescription: 'Tik op START om te beginnen.', save: 'opslaan', copy: 'Kopieer de link', copied: 'Link gekopieerd', edit: 'Bewerk dit bericht',
  openLink: 'Open een link…', block: 'Blokkeer Spiegel', unblock: 'Deblokkeer Spiegel', release: 'Laat weer vanzelf gaan',
  phoneOf: 'Telefoon van', auto: 'antwoordt vanzelf. Typ iets en jij neemt het over.', youPlay: 'Jij speelt nu', play: 'Laat de tijd lopen', pause: 'Zet de tijd stil',
  offline: 'Geen verbinding met het voorbeeld. Ik probeer het opnieuw.', notDone: 'Dat lukte niet. Probeer het nog eens.',
  buttonGone: 'Deze knop is er niet meer.', nothingDue: 'Er staat nu niets klaar om naartoe te gaan.', you: 'Jij',
  nameNeeded: 'Vul een voornaam in.', linkNeeded: 'Vul een link of code in.', from: 'Spiegel', mine: 'Jij', at: 'om', picture: 'Afbeelding van Spiegel',
  reaction: 'Reactie van Spiegel:', closed: 'Het gesprek is leeg.',
  arrived: (told) => `Het is nu ${dateWords(told)}, ${timeWords(told)}.`,
  onTheWay: (told, target) => `Het is nu ${shortDate(told)} ${timeWords(told)}. Onderweg naar ${shortDate(target)} ${timeWords(target)}`,
  kinds: { voice: 'Spraakbericht', audio: 'Geluidsbestand', photo: 'Foto', document: 'Document', sticker: 'Sticker', contact: 'Contact', location: 'Locatie' },
};

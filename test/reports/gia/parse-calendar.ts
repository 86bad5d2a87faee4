/** Properties of the only event of a calendar, read by the rules of RFC 5545: unfolded, unescaped. */
export function parseCalendar(file: string): ReadonlyMap<string, string> {
  const events = parseEvents(file);
  const [only] = events;
  if (only === undefined || events.length !== 1) throw new Error(`${events.length} events`);
  return only;
}

/** All events of a calendar. @throws Error on whatever the RFC forbids */
export function parseEvents(file: string): readonly ReadonlyMap<string, string>[] {
  if (!file.endsWith('\r\n')) throw new Error('the last line has no end');
  const lines = file.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  if (lines[0] !== 'BEGIN:VCALENDAR' || lines.at(-1) !== 'END:VCALENDAR') throw new Error('no calendar');
  const events: Map<string, string>[] = [];
  let open: Map<string, string> | null = null;
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon < 1) throw new Error(`no property: ${line}`);
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1)];
    if (line === 'BEGIN:VEVENT') open = new Map();
    else if (line === 'END:VEVENT' && open !== null) {
      for (const needed of ['UID', 'DTSTAMP', 'SUMMARY'])
        if (!open.has(needed)) throw new Error(`no ${needed}`);
      events.push(open);
      open = null;
    } else if (open !== null) {
      if (open.has(name)) throw new Error(`${name} twice`);
      open.set(name, unescaped(value));
    }
  }
  return events;
}

function unescaped(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
}

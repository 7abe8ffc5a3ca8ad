// Numbers and moments as people read them.

const NUMBER = new Intl.NumberFormat('en');
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const ISO_DURATION = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

export function number(value) {
  return NUMBER.format(value);
}

/** One word for one, another for all else. */
export function count(value, one, many = `${one}s`) {
  return `${number(value)} ${value === 1 ? one : many}`;
}

export function millis(value) {
  if (value === null || value === undefined) {
    return 'not ended';
  }
  if (value >= 60_000) {
    return span(value);
  }
  if (value >= 1_000) {
    return `${(value / 1_000).toFixed(value >= 10_000 ? 1 : 2)} s`;
  }
  return `${value >= 10 ? Math.round(value) : value < 0.05 ? 0 : value.toFixed(1)} ms`;
}

/** A length of time in its largest unit. */
export function span(value) {
  const seconds = Math.max(0, Math.round(value / 1_000));
  if (seconds < 60) {
    return `${seconds} s`;
  }
  if (seconds < 3_600) {
    return `${Math.floor(seconds / 60)} min`;
  }
  if (seconds < 172_800) {
    return `${Math.floor(seconds / 3_600)} h`;
  }
  return `${Math.floor(seconds / 86_400)} days`;
}

/** The time of day, with the date where it is not today's. */
export function moment(instant, now) {
  const date = new Date(instant);
  const clock = CLOCK.format(date);
  return date.toDateString() === new Date(now).toDateString() ? clock : `${DAY.format(date)}, ${clock}`;
}

export function since(instant, now) {
  return span(Date.parse(now) - Date.parse(instant));
}

export function until(instant, now) {
  const left = Date.parse(instant) - Date.parse(now);
  return left <= 0 ? 'now' : `in ${span(left)}`;
}

/** An ISO 8601 duration in words; what is none stays as it is. */
export function duration(text) {
  const parts = ISO_DURATION.exec(text ?? '');
  if (parts === null) {
    return text ?? '';
  }
  const [, , days, hours, minutes, seconds] = parts.map((part) => Number(part ?? 0));
  if (days + hours + minutes === 0) {
    return millis(seconds * 1_000);
  }
  return [[days, 'd'], [hours, 'h'], [minutes, 'min'], [Math.round(seconds), 's']]
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${value} ${unit}`)
    .join(' ');
}

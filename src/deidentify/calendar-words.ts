/** Pieces of expressions for days, dates and hours, for whoever looks for times. */
export const day = '(?:3[01]|[12]\\d|0?[1-9])';
export const numeric = `(?:${day}[./-]${day}[./-](?:\\d{4}|\\d{2})|(?:19|20)\\d{2}[./-]${day}[./-]${day})`;
export const hourWord = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
export const dia = '(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)';

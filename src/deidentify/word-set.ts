/** The words of a list that is written as prose, parted by blanks and line ends. */
export const wordSet = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

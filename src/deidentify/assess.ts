export interface Assessment { start: number; end: number; rule: string }
export function assess(_text: string): Assessment[] { return []; }

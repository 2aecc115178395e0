/** The day a moment falls on where this computer stands: before eight in the morning in China, UTC is still at yesterday. */

/** `at`: an ISO time. Answers an ISO date. */
export function localDay(at: string): string {
  const moment = new Date(at);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** Gives the keyboard back to the bench after a choice by mouse: else its arrows would go on changing towns or filters. */
export function letGo(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

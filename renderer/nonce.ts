/** The one-time value by which the content policy allows style elements. */

/** Undefined where the program set none, as under the development server. */
export const nonce: string | undefined =
  document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? undefined;

/**
 * Gives the value to every style element made by script.
 *
 * antd passes it on for its own styles, but not where it locks scrolling behind a dialog or measures scroll bars.
 */
export function allowMadeStyles(): void {
  if (nonce === undefined) return;
  document.createElement = new Proxy(document.createElement, {
    apply(create, self, args) {
      const element: unknown = Reflect.apply(create, self, args);
      if (element instanceof HTMLStyleElement) element.nonce = nonce;
      return element;
    },
  });
}

import type { Locator, Page } from 'playwright-core';

/** More than any page has places for the focus. */
const MOST_STOPS = 100;

/** A page in the hands of somebody who has no mouse: every place is reached with the Tab key. */
export function byKeyboard(page: Page) {
  const { keyboard } = page;

  /** @throws Error where the Tab key does not lead to a place of which `isThere` is true */
  async function tab(target: Locator, isThere: (target: Element) => boolean): Promise<void> {
    await target.waitFor();
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      if (await target.evaluate(isThere)) return;
      await keyboard.press('Tab');
    }
    throw new Error(`The Tab key does not lead to ${target}`);
  }
  const goTo = (target: Locator) => tab(target, (element) => element === document.activeElement);

  return {
    goTo,
    /** Follows a link, or presses a button. */
    press: async (target: Locator): Promise<void> => {
      await goTo(target);
      await keyboard.press('Enter');
    },
    type: async (field: Locator, text: string): Promise<void> => {
      await goTo(field);
      await keyboard.insertText(text);
    },
    /** Chooses a radio button. The Tab key leads to its group, the arrows to the button. */
    choose: async (radio: Locator): Promise<void> => {
      await tab(radio, (element) => {
        const focused = document.activeElement;
        return focused instanceof HTMLInputElement && focused.name === element.getAttribute('name');
      });
      await keyboard.press('Space');
      for (let stops = 0; stops < MOST_STOPS && !(await radio.isChecked()); stops += 1) {
        await keyboard.press('ArrowDown');
      }
    },
  };
}

// Cases that are generated: always the same ones, so that what fails fails again. SEED takes others, and TIMES more of them.

/**
 * Checks so many generated cases. Each has a seed of its own, which a failure names.
 *
 * @param {import("node:test").TestContext} test prints the first seed
 * @param {number} usual how many
 * @param {(choice: Choice) => void} check
 */
export function eachCase(test, usual, check) {
  const first = Number(process.env.SEED ?? 1);
  test.diagnostic(`SEED=${first}`);
  for (let seed = first; seed < first + usual * Number(process.env.TIMES ?? 1); seed++) {
    try {
      check(new Choice(seed));
    } catch (error) {
      throw new Error(`SEED=${seed}: ${error.message}`, { cause: error });
    }
  }
}

/** What a case takes of all that there is, by its seed (mulberry32). */
export class Choice {
  #state;

  /** @param {number} seed */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** A number from 0 on. @param {number} limit which is greater */
  below(limit) {
    this.#state = (this.#state + 0x6D2B79F5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  /** @param {ArrayLike<any>} values @returns {any} one of them */
  of(values) {
    return values[this.below(values.length)];
  }

  /** A text of these characters. @param {string} characters @param {number} least @param {number} most of them */
  text(characters, least, most) {
    const all = [...characters];
    return Array.from({ length: least + this.below(most - least + 1) }, () => this.of(all)).join("");
  }
}

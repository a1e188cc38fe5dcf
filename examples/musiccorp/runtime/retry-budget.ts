/** Allows retries only as a share of first tries, so that retrying cannot multiply the load of a callee in trouble. */
export class RetryBudget {
  private tokens: number;

  /**
   * @param share retries earned by one first try, such as 0.1 for one retry in ten calls
   * @param most retries that can be saved up
   */
  constructor(
    private readonly share: number,
    private readonly most: number,
  ) {
    this.tokens = most;
  }

  /** Call once per first try. */
  earn(): void {
    this.tokens = Math.min(this.most, this.tokens + this.share);
  }

  /** True when a retry may be made; it is spent then. */
  spend(): boolean {
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}

/** What the page keeps over being hidden and restarted. Each part of the page changes its own entries only. */
export interface PageStore {
  getState(): unknown;
  setState(part: object): void;
}

export const createPageStore = (vscode: { getState(): unknown; setState(state: unknown): void }): PageStore => ({
  getState: () => vscode.getState(),
  setState: (part) => {
    vscode.setState({ ...(vscode.getState() as object | null | undefined), ...part });
  },
});

declare module 'markdown-it-container' {
  import type { MarkdownIt, Token } from 'markdown-it';

  interface ContainerOptions {
    /** Gets what follows the colons. */
    validate?: (params: string) => boolean;
    render?: (tokens: Token[], index: number) => string;
  }
  export default function container(md: MarkdownIt, name: string, options?: ContainerOptions): void;
}

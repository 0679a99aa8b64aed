import type { Plugin } from 'esbuild';

export declare const withoutSchemas: Plugin;

import * as vscode from 'vscode';

const scheme = 'groundloop-memory';

export interface MemoryFiles {
  uri(path: string): vscode.Uri;
  dispose(): void;
}

/** Files of a virtual folder, as a remote repository or an archive would show them; read-only. */
export function memoryFiles(texts: Readonly<Record<string, string>>): MemoryFiles {
  const missing = (uri: vscode.Uri): never => {
    throw vscode.FileSystemError.FileNotFound(uri);
  };
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const isFolder = (path: string): boolean => Object.keys(texts).some((file) => file.startsWith(`${path}/`));
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: new vscode.EventEmitter<vscode.FileChangeEvent[]>().event,
    watch: () => new vscode.Disposable(() => undefined),
    stat: (uri) => {
      const text = texts[uri.path];
      if (text === undefined && !isFolder(uri.path)) return missing(uri);
      const type = text === undefined ? vscode.FileType.Directory : vscode.FileType.File;
      return { type, ctime: 0, mtime: 0, size: text?.length ?? 0 };
    },
    readDirectory: () => [],
    readFile: (uri) => Buffer.from(texts[uri.path] ?? missing(uri)),
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
  const registered = vscode.workspace.registerFileSystemProvider(scheme, provider, { isReadonly: true });
  return {
    uri: (path) => vscode.Uri.from({ scheme, path }),
    dispose() {
      registered.dispose();
    },
  };
}

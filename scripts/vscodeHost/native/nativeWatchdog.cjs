// Stands in for VS Code's native watchdog, which is not built (see install.ts): serve.mjs ends the whole process group.
exports.start = () => {};
exports.exit = (code) => process.exit(code ?? 0);

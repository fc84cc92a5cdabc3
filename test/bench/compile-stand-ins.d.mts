export function compileStandIns(): void;

import { WebpackError, type Chunk, type Compilation, type Compiler, type Module } from 'webpack';

/** After webpack has split the chunks (its `STAGE_ADVANCED`). */
const AFTER_SPLITTING = 20;
/** A module of ours, not one of PatternFly that stands in for the console's where that lacks it. */
const OWN = /^data:|[\\/]src[\\/][^!]*$/;

const nameOf = (chunk: Chunk): string => chunk.name ?? String(chunk.id);

/**
 * Keeps each module in one file. What is in the entry is taken out of all other chunks, because the entry is always there
 * before them. A build that has a module of ours in two chunks fails: some page would fetch it twice.
 */
export class OneChunkEach {
  constructor(private readonly entry: string) {}

  apply(compiler: Compiler): void {
    compiler.hooks.thisCompilation.tap(OneChunkEach.name, (compilation) => {
      compilation.hooks.optimizeChunks.tap({ name: OneChunkEach.name, stage: AFTER_SPLITTING }, () => {
        this.takeFromOthers(compilation);
      });
      compilation.hooks.afterOptimizeChunkModules.tap(OneChunkEach.name, (_chunks, modules) => {
        this.refuseCopies(compilation, modules);
      });
    });
  }

  private takeFromOthers({ chunkGraph, namedChunks }: Compilation): void {
    const entry = namedChunks.get(this.entry);
    if (entry === undefined) return;
    for (const module of chunkGraph.getChunkModulesIterable(entry)) {
      for (const chunk of [...chunkGraph.getModuleChunksIterable(module)]) {
        if (chunk !== entry) chunkGraph.disconnectChunkAndModule(chunk, module);
      }
    }
  }

  private refuseCopies({ chunkGraph, errors }: Compilation, modules: Iterable<Module>): void {
    for (const module of modules) {
      const chunks = [...chunkGraph.getModuleChunksIterable(module)];
      if (chunks.length < 2 || !OWN.test(module.identifier())) continue;
      errors.push(new WebpackError(`${module.identifier()} is in several chunks: ${chunks.map(nameOf).join(', ')}`));
    }
  }
}

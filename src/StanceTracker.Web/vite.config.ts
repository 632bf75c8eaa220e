import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const report = process.env['VITEST_REPORT'];
const server = process.env['STANCE_SERVER'] ?? 'http://127.0.0.1:5080';

/** Writes `x.br` and `x.gz` beside each text file that they make smaller; the server sends them as they are. */
function packed(): Plugin {
  return {
    name: 'packed',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        for (const [name, file] of Object.entries(bundle)) {
          if (!/\.(js|css|html|svg|json)$/.test(name)) continue;
          const plain = Buffer.from(file.type === 'chunk' ? file.code : file.source);
          const br = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
          const gz = gzipSync(plain, { level: 9 });
          if (br.length < plain.length) this.emitFile({ type: 'asset', fileName: `${name}.br`, source: br });
          if (gz.length < plain.length) this.emitFile({ type: 'asset', fileName: `${name}.gz`, source: gz });
        }
      },
    },
  };
}

export default defineConfig({
  plugins: [react(), packed()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    reportCompressedSize: false,
    // The docs are rendered by the server, which names the script of their formulas without a hash.
    rolldownOptions: {
      input: { index: 'index.html', 'docs-math': 'src/docs/math.ts' },
      output: { entryFileNames: (chunk) => (chunk.name === 'docs-math' ? '[name].js' : 'assets/[name]-[hash].js') },
    },
  },
  // Tests hold lists that are written here too equal to the server's own.
  server: { fs: { allow: ['..'] }, proxy: Object.fromEntries(['/api', '/docs', '/openapi', '/problems', '/health'].map((part) => [part, server])) },
  preview: { proxy: Object.fromEntries(['/api', '/docs', '/openapi', '/problems', '/health'].map((part) => [part, server])) },
  test: { reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'] },
});

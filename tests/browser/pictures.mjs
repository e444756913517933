// The README's pictures, taken while the story is played: to the folder that was asked for, else to one
// that is thrown away, so that every run shows that they can be made.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a README can ask of whoever reads it. */
const LARGEST_BYTES = 300_000;

export class Album {
  constructor(words) {
    const at = words.indexOf("--screenshots");
    this.kept = at >= 0;
    this.folder = this.kept ? words[at + 1] : mkdtempSync(join(tmpdir(), "nhaclich-pictures-"));
    mkdirSync(this.folder, { recursive: true });
  }

  async take(page, name) {
    const path = join(this.folder, `${name}.png`);
    // Nothing is hovered over, and no toast is in the way.
    await page.mouse.move(0, 0);
    for (const toast of await page.locator(".toast").all()) await toast.waitFor({ state: "hidden" });
    await page.screenshot({ path, animations: "disabled", caret: "hide" });
    if (!this.kept) return;
    // Debian's pngquant: a palette is enough for flat colours.
    execFileSync("pngquant", ["--quality=70-98", "--speed=1", "--strip", "--force", "--output", path, path]);
    const bytes = statSync(path).size;
    if (bytes > LARGEST_BYTES) throw new Error(`${path} has ${bytes} bytes`);
    console.log(`   ${path}: ${Math.round(bytes / 1000)} kB`);
  }

  async close() {
    if (!this.kept) rmSync(this.folder, { recursive: true, force: true });
  }
}

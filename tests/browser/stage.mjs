// The stage: the program's demo as a process, Debian's Chromium, and the phones on the page as somebody
// sees them. It knows no office; what is played on it stands in story.mjs.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** How long anything on the page may take: the program answers in milliseconds, two busy cores do not. */
export const PATIENCE = 20_000;

/** Starts `nhaclich demo` and opens a browser; `close` ends both and leaves nothing. */
export async function open() {
  const program = process.env.NHACLICH_PROGRAM ?? join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug/nhaclich");
  if (!existsSync(program)) throw new Error(`${program} is missing: cargo build`);
  const folder = mkdtempSync(join(tmpdir(), "nhaclich-story-"));
  const demo = spawn(program, ["demo"], {
    cwd: folder, // no .env of anybody's
    env: { PATH: process.env.PATH, RUST_LOG: "warn", NHACLICH_HTTP: "127.0.0.1:0" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  demo.stdout.on("data", (text) => { said.out += text; });
  demo.stderr.on("data", (text) => { said.err += text; });
  const ended = new Promise((done) => demo.once("exit", done));
  let browser;
  /** Asks the demo to end, as Ctrl-C does; gives the milliseconds it took. */
  const end = async () => {
    const from = Date.now();
    demo.kill("SIGTERM");
    const late = setTimeout(() => demo.kill("SIGKILL"), 10_000);
    await ended;
    clearTimeout(late);
    return Date.now() - from;
  };
  const close = async () => {
    await Promise.all([end(), browser?.close()]);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const address = await Promise.race([
      soon("the demo's address", () => said.out.match(/http:\S+/)?.[0]),
      ended.then((code) => { throw new Error(`the demo ended with ${code}: ${said.err}`); }),
    ]);
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
      ],
    });
    return { address, browser, said, end, close };
  } catch (trouble) {
    await close();
    throw trouble;
  }
}

/** A page on which every complaint is kept: errors, refused resources, anything asked of somebody else. */
export async function newPage({ browser, address }, options, path = "") {
  const context = await browser.newContext({ locale: "vi-VN", colorScheme: "light", ...options });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  page.complaints = [];
  page.on("console", (message) => { if (["error", "warning"].includes(message.type())) page.complaints.push(message.text()); });
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("request", (request) => { if (!request.url().startsWith(address)) page.complaints.push(`asked for ${request.url()}`); });
  await page.goto(address + path);
  await page.locator(".phone").first().waitFor();
  return page;
}

/** What axe finds that keeps people out or in their way. */
export async function barriers(page) {
  // Evaluated, not added as a script: the page lets nobody in.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return violations.map((found) => `${found.impact} ${found.id}: ${found.help}\n${found.nodes.slice(0, 3).map((node) => `    ${node.target}: ${node.failureSummary}`).join("\n")}`);
}

/** One phone on the page. */
export class Phone {
  constructor(page, role) {
    this.page = page;
    this.role = role;
    this.root = page.locator(`.phone[data-role=${role}]`);
  }

  /** Messages with all these words, oldest first. */
  lines(...words) {
    let lines = this.root.locator(".line");
    for (const text of words) lines = lines.filter({ hasText: text });
    return lines;
  }

  /** Waits for a message with all these words: the newest. */
  async hears(...words) {
    const line = this.lines(...words).last();
    await line.waitFor().catch(async () => {
      throw new Error(`${this.role} has no message with ${JSON.stringify(words)}; there is:\n${await this.transcript()}`);
    });
    return line;
  }

  async heardNothingOf(...words) {
    const count = await this.lines(...words).count();
    if (count) throw new Error(`${this.role} was told ${JSON.stringify(words)}, which is not theirs:\n${await this.transcript()}`);
  }

  /** Presses the newest button that is labelled so. */
  async press(label) {
    await this.root.locator(".keyboard").getByRole("button", { name: label, exact: true }).last().click();
  }

  async toast() {
    const toast = this.root.locator(".toast");
    await toast.waitFor();
    return toast.innerText();
  }

  async write(text) {
    const field = this.root.locator("textarea");
    await field.fill(text);
    await field.press("Enter");
  }

  async transcript() {
    const lines = await this.root.locator(".line").allInnerTexts();
    return lines.map((line) => `    | ${line.trim().replaceAll("\n", "\n    | ")}`).join("\n    |\n");
  }
}

/** Waits until something is so, and gives it. */
export async function soon(what, look) {
  const until = Date.now() + PATIENCE;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > until) throw new Error(`${what}: not within ${PATIENCE / 1000} s`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

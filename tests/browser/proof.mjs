// The proof page, with real clicks and keys: from a document sent in the chat over corrected items, an answered question, a
// split and a new name to the publication and what the phones get; a lost connection, a second window, a phone, axe.
import assert from "node:assert/strict";
import { join } from "node:path";
import { Phone, barriers, newPage, open, soon } from "./stage.mjs";

const MINUTES = 3;
const stage = await open();
const pictures = process.argv.includes("--screenshots") ? process.argv.at(-1) : null;
const chat = await newPage(stage, { viewport: { width: 1440, height: 900 } }, "?lang=vi");
const on = (role) => new Phone(chat, role);
const [secretariat, director] = ["secretariat", "director"].map(on);
let chapter = "";
let passed = 0;
let page = chat;

async function fail(trouble) {
  console.error(`\nFAILED: ${chapter}\n${trouble.stack ?? trouble}`);
  await page.screenshot({ path: "/tmp/nhaclich-proof-failed.png" }).catch(() => {});
  if (stage.said.err) console.error(`The program said:\n${stage.said.err}`);
  await stage.close();
  process.exit(1);
}
setTimeout(() => fail(new Error(`not over after ${MINUTES} minutes`)), MINUTES * 60_000).unref();

async function tell(name, play) {
  chapter = name;
  const from = Date.now();
  try { await play(); } catch (trouble) { await fail(trouble); }
  passed += 1;
  console.log(`ok ${name} (${Date.now() - from} ms)`);
}

/** Every click and key beyond typed text, for the stopwatch. */
const presses = [];
const press = async (what, act) => { presses.push(what); await act(); };
const field = (name, item) => page.locator(`#${name}${item}`);
const edition = () => page.locator("main").getAttribute("data-edition");
/** Does something and waits until the draft has moved on. */
const moves = async (act) => {
  const before = await edition();
  await act();
  await soon("another edition", async () => (await edition()) !== before);
};
const picture = async (name) => { if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) }); };

let link = "";
await tell("the bot hands out a link that opens once, after a press", async () => {
  await chat.locator("#steps li").first().getByRole("button").click();
  await secretariat.hears("40 việc");
  await press("Đối chiếu trên trình duyệt", () => secretariat.press("Đối chiếu trên trình duyệt"));
  const line = await secretariat.hears("Đường dẫn của riêng");
  link = await line.locator("a").first().getAttribute("href");
  const context = await stage.browser.newContext({ locale: "vi-VN", viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
  page.complaints = [];
  page.on("console", (message) => { if (message.type() === "error") page.complaints.push(message.text()); });
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  await press("the link", () => page.goto(link));
  assert.deepEqual(await barriers(page), []);
  await press("Mở trang đối chiếu", () => page.getByRole("button", { name: "Mở trang đối chiếu" }).click());
  await page.locator("article.item").first().waitFor();
  assert.equal(await page.locator("article.item").count(), 40);
  const again = await stage.browser.newContext();
  assert.equal((await again.request.get(link)).status(), 404);
  await again.close();
});

await tell("each side shows what belongs to the other", async () => {
  await page.locator("#viec7").hover();
  const lit = page.locator(".sheet .strip.lit");
  await lit.first().waitFor();
  await page.locator("h1").hover();
  await lit.first().hover();
  await page.locator("#viec7.lit").waitFor();
  await picture("proof");
  assert.deepEqual(await barriers(page), []);
});

await tell("the key n leads to the question, and an answer is one press", async () => {
  await press("n", () => page.keyboard.press("n"));
  await page.locator(".question:focus").waitFor();
  await moves(() => press("the first choice", () => page.locator(".question button").first().click()));
  assert.equal(await page.locator(".question").count(), 0);
});

await tell("a wrong field is put right where it stands, and saved when it is left", async () => {
  await press("a field", () => field("place", 3).click());
  await field("place", 3).fill("Phòng họp số 9");
  await moves(() => press("Tab", () => page.keyboard.press("Tab")));
  assert.equal(await field("place", 3).inputValue(), "Phòng họp số 9");
  await press("a field", () => field("session", 5).click());
  await field("session", 5).fill("chiều 15:30");
  await moves(() => press("Tab", () => page.keyboard.press("Tab")));
  assert.equal(await page.locator("[id=content5]:focus, [id=status5]:focus").count(), 1, "the focus goes on");
});

let stopwatch = [];
await tell("from the draft to the publication it takes no more than twelve clicks and keys", async () => {
  stopwatch = [...presses, "Thay đổi và tin gửi", "Công bố"];
  assert.ok(stopwatch.length <= 12, stopwatch.join("; "));
});

await tell("names are suggested without diacritics, and an unknown one is asked about", async () => {
  const chairs = field("chairs", 0);
  await chairs.click();
  await chairs.fill("");
  await chairs.pressSequentially("vin");
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  const offered = await page.locator("[role=option][aria-selected=true]").innerText();
  await page.keyboard.press("Enter");
  await moves(() => page.keyboard.press("Tab"));
  assert.ok(offered.startsWith(await chairs.inputValue()), offered);
  await chairs.click();
  await chairs.fill("Trương Thế Vinh - Phó Giám đốc");
  await moves(() => page.keyboard.press("Tab"));
  await moves(() => page.getByRole("button", { name: "Thêm vào danh bạ" }).click());
  assert.equal(await field("chairs", 0).inputValue(), "Trương Thế Vinh");
});

await tell("an item is cut at the cursor and joined again, step by step back", async () => {
  const content = await field("content", 2).inputValue();
  const half = content.indexOf(" ", content.length / 2);
  await field("content", 2).evaluate((area, at) => { area.focus(); area.setSelectionRange(at, at); }, half);
  await moves(() => page.locator("#viec2").getByRole("button", { name: "Tách tại con trỏ" }).click());
  assert.equal(await page.locator("article.item").count(), 41);
  assert.equal(await field("content", 3).inputValue(), content.slice(half).trim());
  await moves(() => page.getByRole("button", { name: "Quay lại một bước" }).click());
  assert.equal(await field("content", 2).inputValue(), content);
});

await tell("a lost connection loses nothing that was typed", async () => {
  await page.context().setOffline(true);
  await field("place", 6).fill("Hội trường A");
  await page.keyboard.press("Tab");
  await page.locator(".trouble:not([hidden])").filter({ hasText: "Mất kết nối" }).waitFor();
  await field("content", 6).focus();
  assert.equal(await field("place", 6).inputValue(), "Hội trường A");
  const before = await edition();
  await page.context().setOffline(false);
  await soon("it is sent again", async () => (await edition()) !== before);
  assert.equal(await field("place", 6).inputValue(), "Hội trường A");
  assert.equal(await page.locator(".trouble:not([hidden])").count(), 0);
  page.complaints.length = 0;
});

await tell("a second window overwrites nothing, and sees who changed what", async () => {
  const second = await page.context().newPage();
  await second.goto(page.url());
  await second.locator("#place8").fill("Phòng khách");
  await second.keyboard.press("Tab");
  await soon("the second window saves", async () => (await second.locator("main").getAttribute("data-edition")) !== (await edition()));
  await field("place", 8).fill("Phòng nhỏ");
  await page.keyboard.press("Tab");
  const notice = page.locator("header .notice");
  await notice.first().waitFor();
  const told = (await notice.allInnerTexts()).join("\n");
  assert.match(told, /Phòng khách/);
  assert.match(told, /Phòng nhỏ/, "what was typed is still there");
  await second.close();
  page.complaints.length = 0;
  await page.reload();
});

await tell("on a phone one side is seen at a time, in the dark too", async () => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.emulateMedia({ colorScheme: "dark" });
  assert.equal(await page.locator(".sheet").isVisible(), false);
  await page.locator(".sides").getByRole("link", { name: "Văn bản" }).click();
  assert.equal(await page.locator(".items").isVisible(), false);
  await picture("proof-phone");
  assert.deepEqual(await barriers(page), []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 390, `the page is ${wide} wide`);
  await page.locator(".sides").getByRole("link", { name: "Bản đã đọc" }).click();
  assert.deepEqual(await barriers(page), []);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
});

await tell("the letters are shown as they will leave, published, and reach the phones", async () => {
  await page.getByRole("link", { name: "Thay đổi và tin gửi" }).click();
  await page.locator("details summary").first().waitFor();
  assert.deepEqual(await barriers(page), []);
  await picture("proof-letters");
  const letter = page.locator("details").filter({ has: page.locator("summary", { hasText: "Khang" }) }).first();
  const shown = (await letter.locator(".message").first().innerText()).split("\n")[0];
  await page.getByRole("button", { name: "Công bố" }).click();
  await page.getByText("Đã công bố phiên bản 1").waitFor();
  assert.match(await page.locator("[data-until]").innerText(), /Thu hồi \(\d+\)/);
  await director.heardNothingOf(shown);
  // The next morning, when the minute in which it can be called back is over.
  await chat.locator("#steps li").nth(1).getByRole("button").click();
  await director.hears(shown);
});

await tell("nothing on the page complains", async () => {
  assert.deepEqual(page.complaints, []);
});

console.log(`${passed} passed\nthe stopwatch: ${stopwatch.length}: ${stopwatch.join("; ")}`);
await stage.close();

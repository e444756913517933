// The story that the demo tells, played with real clicks: from the document to the last "Đã xem", who is
// told what and who is not; then the page itself: keyboard, English, a phone, axe.
import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Phone, barriers, newPage, open, soon } from "./stage.mjs";
import { Album } from "./pictures.mjs";

const MINUTES = 3;
const album = new Album(process.argv);
const stage = await open();
setTimeout(() => fail(new Error(`the story is not over after ${MINUTES} minutes`)), MINUTES * 60_000).unref();
const page = await newPage(stage, { viewport: { width: 1440, height: 900 } }, "?lang=vi");
const on = (role) => new Phone(page, role);
const [secretariat, director, deputy, unit, stranger] = ["secretariat", "director", "deputy", "unit", "stranger"].map(on);
const told = [director, deputy, unit];
const step = (number) => page.locator("#steps li").nth(number - 1).getByRole("button");
const cue = page.locator("#cue");
let chapter = "";
let passed = 0;
/** What the stranger has at the start, and nothing more for as long as he does not ask. */
let strangersLines = 0;

async function fail(trouble) {
  console.error(`\nFAILED: ${chapter}\n${trouble.stack ?? trouble}`);
  const shot = join(tmpdir(), "nhaclich-story-failed.png");
  await album.close();
  await page.screenshot({ path: shot }).then(() => console.error(`The page then: ${shot}`), () => {});
  if (stage.said.err) console.error(`The program said:\n${stage.said.err}`);
  console.error(`${passed} passed, 1 failed`);
  await stage.close();
  process.exit(1);
}

async function tell(name, play) {
  chapter = name;
  const from = Date.now();
  try { await play(); } catch (trouble) { await fail(trouble); }
  passed += 1;
  console.log(`ok ${name} (${Date.now() - from} ms)`);
}

async function cueSays(text) {
  await soon(`the cue “${text}”`, async () => (await cue.innerText()).includes(text)).catch(async (trouble) => {
    throw new Error(`${trouble.message}; it says: ${await cue.innerText()}`);
  });
}

/** Follows the page's own hint: the one button it points at on a phone. */
async function pressNext(phone, label) {
  const next = phone.root.locator(".keyboard button.next");
  await next.first().waitFor();
  assert.deepEqual(await next.allInnerTexts(), [label]);
  await next.click();
}

await tell("a visitor sees what this is, five phones, and the first step", async () => {
  assert.match(await page.locator("#headline").innerText(), /Mỗi người nhận đúng việc của mình/);
  const owners = await page.locator(".owner h2").allInnerTexts();
  assert.deepEqual(owners, ["Văn phòng", "Giám đốc", "Phó Giám đốc", "Nhóm của đơn vị", "Người lạ"]);
  for (const phone of told) await phone.hears("Chưa có chương trình công tác");
  await step(1).and(page.locator("[aria-current=step]")).waitFor();
  await stranger.hears("vui lòng liên hệ Văn phòng");
  strangersLines = await stranger.lines().count();
  assert.deepEqual(await barriers(page), []);
});

await tell("the document is read, and the one doubt is asked", async () => {
  await step(1).click();
  await secretariat.root.locator(".who .acting").filter({ hasText: "đang soạn tin" }).waitFor();
  await secretariat.hears("40 việc, 4 cán bộ, 9 đơn vị; 1 điểm cần hỏi");
  await cueSays("bot hỏi chứ không đoán");
  await pressNext(secretariat, "Trả lời câu hỏi");
  const question = await secretariat.hears("Câu 1/1", "chưa rõ người chủ trì của từng việc");
  await cueSays("Chọn cách đúng");
  await question.locator(".keyboard button").first().click();
  await secretariat.hears("không có điểm nào cần hỏi");
});

await tell("nobody is told before the secretariat has published, nor within the minute after it", async () => {
  await pressNext(secretariat, "Xem trước khi công bố");
  await secretariat.hears("2 cán bộ, 1 đơn vị sẽ được báo");
  for (const phone of told) await phone.heardNothingOf("BAN HÀNH");
  await pressNext(secretariat, "Công bố");
  await secretariat.hears("Đã công bố phiên bản 1", "có thể thu hồi");
  await step(2).and(page.locator("[aria-current=step]")).waitFor();
  for (const phone of told) await phone.heardNothingOf("BAN HÀNH");
});

await tell("in the morning each gets what is theirs, and nobody what is not", async () => {
  await step(2).click();
  const day = "Lịch công tác Thứ Sáu 13/11";
  await director.hears(day, "đ/c Khang: 2 việc", "Công bố quyết định bổ nhiệm Giám đốc Trung tâm Giống");
  await unit.hears(day, "KHTC: 2 việc", "Làm việc với Đoàn kiểm tra");
  await deputy.hears("BAN HÀNH", "Đ/c Thoa có 11 việc");
  await director.heardNothingOf(day, "Làm việc với Đoàn kiểm tra");
  await unit.heardNothingOf(day, "Công bố quyết định bổ nhiệm");
  await deputy.heardNothingOf(day);
  assert.equal(await stranger.lines().count(), strangersLines);
  assert.equal(await page.locator("#time").innerText(), "06:30");
  await album.take(page, "digest");
});

await tell("an adjusted programme is compared, and published", async () => {
  await step(3).click();
  await secretariat.hears("Điều chỉnh lần 1", "7 thay đổi, 1 chỗ chỉ khác cách viết");
  await pressNext(secretariat, "Xem trước khi công bố");
  await secretariat.hears("7 thay đổi, 2 cán bộ, 1 đơn vị sẽ được báo");
  await pressNext(secretariat, "Công bố");
  await secretariat.hears("Đã công bố phiên bản 2");
  for (const phone of told) await phone.heardNothingOf("Trước:");
});

await tell("the change reaches exactly those whose work changed", async () => {
  await page.getByRole("button", { name: "Một phút sau" }).click();
  await director.hears("DỜI", "Trước: chiều thứ Ba 24/11", "Nay: chiều thứ Năm 26/11", "Ngân hàng Chính sách xã hội");
  await unit.hears("DỜI", "Ngân hàng Chính sách xã hội");
  await deputy.hears("ĐỔI ĐỊA ĐIỂM", "Nay: tại Nhà văn hóa phường Bến Sỏi");
  await deputy.hears("Đ/c Thoa được phân công chủ trì việc này.", "Đ/c Thoa không còn chủ trì việc này.");
  await deputy.heardNothingOf("Ngân hàng Chính sách xã hội");
  await unit.heardNothingOf("Hội thảo phục hồi rừng ngập mặn");
  await director.heardNothingOf("Nhà văn hóa phường Bến Sỏi");
  assert.equal(await stranger.lines().count(), strangersLines);
  await cueSays("Bấm «Đã xem» trên từng máy");
  await album.take(page, "change");
});

await tell("the secretariat sees who has seen it, to the last one", async () => {
  await director.press("Đã xem");
  assert.equal(await director.toast(), "Đã ghi nhận.");
  await pressNext(secretariat, "Theo dõi");
  await secretariat.hears("Theo dõi phiên bản 2", "Đã gửi 3, đã xem 1, chưa xem 2");
  for (const phone of [deputy, unit]) await phone.press("Đã xem");
  await unit.hears("Đã xem: Lê Thị Hạnh");
  const board = await secretariat.hears("Theo dõi phiên bản 2", "Đã gửi 3, đã xem 3, chưa xem 0");
  assert.match(await board.innerText(), /đ\/c Khang[\s\S]*KHTC/);
  await cueSays("Cả ba nơi đã xem");
  assert.equal(await page.locator("#steps .done").count(), 3);
  await album.take(page, "seen");
});

await tell("whoever comes later finds the story where it is", async () => {
  await page.reload();
  await director.hears("Đã xem:", "Ngân hàng Chính sách xã hội");
  await cueSays("Cả ba nơi đã xem");
});

await tell("a notice with a photo reaches everybody linked as a picture", async () => {
  await secretariat.root.getByRole("button", { name: "/thongbao" }).first().click();
  await secretariat.hears("Xin gửi nội dung");
  await secretariat.root.locator("textarea").fill("Sơ đồ phòng họp mới");
  await secretariat.root.locator("summary[aria-label='Gửi ảnh hoặc tệp']").click();
  await secretariat.root.locator("input[data-as=photo]").setInputFiles({
    name: "so-do.png", mimeType: "image/png", buffer: await page.locator(".logo").screenshot(),
  });
  await secretariat.hears("Thông báo sẽ gửi tới");
  await secretariat.root.getByRole("button", { name: /^Gửi tới \d+ nơi$/ }).click();
  for (const phone of told) {
    const line = await phone.hears("Sơ đồ phòng họp mới");
    const image = line.locator(".picture img");
    await soon(`a picture on the ${phone.role}'s phone`, () => image.evaluate((node) => node.complete && node.naturalWidth > 20));
  }
  assert.equal(await stranger.lines().count(), strangersLines);
});

await tell("questions are answered in one's own words, and a stranger learns nothing", async () => {
  await director.write("thứ hai tới tôi có việc gì?");
  await director.hears("tiếp công dân định kỳ", "16/11");
  await stranger.root.getByRole("button", { name: "Hôm nay Giám đốc họp ở đâu?" }).click();
  await stranger.lines("Giám đốc họp ở đâu").first().waitFor();
  await soon("an answer to the stranger", async () => await stranger.lines().count() > strangersLines + 1);
  await stranger.heardNothingOf("Họp UBND tỉnh");
});

await tell("a calendar to subscribe to is at the page's own address", async () => {
  await director.write("/lich");
  const line = await director.hears("Liên kết để lịch tự cập nhật");
  const offer = (await line.innerText()).match(/http:\S+\/lich\/\S+/)[0];
  assert.ok(offer.startsWith(stage.address), `${offer} is not at ${stage.address}`);
  const context = await stage.browser.newContext({ viewport: { width: 390, height: 780 } });
  const subscribe = await context.newPage();
  await subscribe.goto(offer);
  const address = await subscribe.locator("code").innerText();
  assert.ok(address.startsWith(offer) && address.endsWith(".ics"), address);
  const own = subscribe.getByRole("link", { name: "Lịch của máy này" });
  assert.equal(await own.getAttribute("href"), address.replace(/^http/, "webcal"));
  assert.deepEqual(await barriers(subscribe), []);
  await context.close();
  const lines = (await (await page.request.get(address)).text()).replaceAll("\r\n ", "").split("\r\n");
  const moved = lines.findIndex((line) => line.startsWith("SUMMARY") && line.includes("Làm việc với Ngân hàng Chính sách xã hội"));
  assert.ok(lines.slice(0, moved).findLast((line) => line.startsWith("DTSTART")).endsWith(":20261126T140000"), "it has moved");
  assert.ok(!lines.some((line) => line.includes("Hội thảo phục hồi rừng ngập mặn")), "the deputy's work");
});

await tell("a stranger asks for access, and is let in with a tap", async () => {
  await stranger.press("Xin quyền truy cập");
  await stranger.hears("vui lòng cho biết họ tên");
  await stranger.write("Hoàng Anh Tú, Thanh tra Sở");
  await secretariat.hears("Xin quyền truy cập", "Hoàng Anh Tú, Thanh tra Sở");
  await secretariat.press("Duyệt");
  await secretariat.press("Thanh tra");
  await secretariat.hears("Đã duyệt: Võ Thu Ngân");
  await stranger.hears("Đã liên kết", "Thanh tra");
});

await tell("an own document is dropped onto the secretariat's phone", async () => {
  const table = "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 12 NĂM 2026\nNgày;Buổi;Nội dung;Địa điểm;Đơn vị chuẩn bị;Chủ trì\n01/12/2026;Sáng;Giao ban tháng;Hội trường;VP;Khang\n";
  const files = await page.evaluateHandle((text) => {
    const carried = new DataTransfer();
    carried.items.add(new File([text], "thang-12.csv", { type: "text/csv" }));
    return carried;
  }, table);
  await secretariat.root.dispatchEvent("dragover", { dataTransfer: files });
  await secretariat.root.locator(".drop [data-as=file]").waitFor();
  await secretariat.root.locator(".drop [data-as=file]").dispatchEvent("drop", { dataTransfer: files });
  await secretariat.hears("Dự thảo chương trình 01/12 – 31/12/2026");
});

await tell("everything can be done from the keyboard", async () => {
  await page.locator("#language").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.ok(await step(1).evaluate((node) => node === document.activeElement), "after the theme comes the first step");
  const menu = unit.root.getByRole("button", { name: "Các lệnh" });
  await menu.press("Enter");
  const first = unit.root.locator(".commands button").first();
  await first.waitFor();
  await page.keyboard.press("Escape");
  await first.waitFor({ state: "hidden" });
  await unit.root.locator("textarea").focus();
  await page.keyboard.type("/chuanbi");
  await page.keyboard.press("Enter");
  await unit.lines("/chuanbi").last().waitFor();
});

await tell("the page speaks English, remembers it, and is as open to everybody in the dark", async () => {
  const dark = await newPage(stage, { viewport: { width: 1280, height: 800 }, colorScheme: "dark" }, "?lang=en");
  assert.equal(await dark.locator("html").getAttribute("lang"), "en");
  assert.match(await dark.locator("#headline").innerText(), /Everyone gets their own part on Telegram/);
  await dark.goto(stage.address);
  await dark.getByRole("button", { name: "Tomorrow morning" }).first().waitFor();
  assert.deepEqual(await barriers(dark), []);
  await dark.getByRole("button", { name: "Tiếng Việt" }).click();
  await dark.getByRole("heading", { name: "Văn phòng" }).waitFor();
  assert.deepEqual(dark.complaints, []);
  await dark.context().close();
});

await tell("on a phone there is one chat at a time, by tabs or by swiping", async () => {
  const small = await newPage(stage, { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true }, "?lang=vi");
  const inView = (role) => soon(`the ${role}'s phone in view`, () => small.locator(`.phone[data-role=${role}]`).evaluate((node) => Math.abs(node.getBoundingClientRect().left) < 2));
  await inView("secretariat");
  await small.getByRole("navigation", { name: "Điện thoại" }).getByRole("button", { name: "Nhóm của đơn vị" }).click();
  await inView("unit");
  await small.locator("#phones").evaluate((node) => node.scrollBy({ left: -node.clientWidth, behavior: "instant" }));
  await inView("deputy");
  await small.locator("#tabs [aria-current=true]").filter({ hasText: "Phó Giám đốc" }).waitFor();
  const spill = await small.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
  assert.ok(spill <= 0, `the page is ${spill} px too wide`);
  assert.deepEqual(await barriers(small), []);
  assert.deepEqual(small.complaints, []);
  await small.context().close();
});

await tell("the board is opened from the page, and it is read on a screen, on a phone, in the dark, without scripts", async () => {
  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Bảng lịch tuần" }).click();
  const popup = await opened;
  await popup.waitForURL(/\/bang\/[a-z0-9]+$/);
  const address = popup.url();
  await secretariat.write("/bang");
  await secretariat.hears("Ai có địa chỉ này", address);
  const looks = [{ width: 1920, height: 1080 }, { width: 390, height: 844 }].flatMap((viewport) => ["light", "dark"].map((colorScheme) => ({ viewport, colorScheme })));
  for (const look of looks) {
    const context = await stage.browser.newContext({ locale: "vi-VN", ...look });
    const board = await context.newPage();
    const complaints = [];
    board.on("console", (message) => complaints.push(message.text()));
    await board.goto(address);
    await board.locator(".today").filter({ hasText: "Hôm nay" }).waitFor();
    assert.deepEqual(await barriers(board), []);
    const spill = await board.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
    assert.ok(spill <= 0, `the board is ${spill} px too wide`);
    const below = await board.evaluate(() => document.scrollingElement.scrollHeight - innerHeight);
    assert.ok(look.viewport.width < 1000 || below <= 0, `${below} px of the week lie below a screen's edge`);
    assert.deepEqual(complaints, []);
    await context.close();
  }
  const plain = await stage.browser.newContext({ locale: "en-GB", javaScriptEnabled: false });
  const board = await plain.newPage();
  await board.goto(address);
  await board.getByRole("link", { name: "Tuần sau" }).click();
  await board.getByRole("heading", { name: /Lịch công tác tuần 16\/11 – 22\/11\/2026/ }).waitFor();
  await plain.close();
});

await tell("nothing was complained of, and nothing asked of anybody else", async () => {
  assert.deepEqual(page.complaints, []);
});

await tell("the demo ends at once, though a browser waits for news", async () => {
  const took = await stage.end();
  assert.ok(took < 5000, `it took ${took} ms`);
});

await stage.close();
await album.close();
console.log(`${passed} passed, 0 failed`);

from aiohttp import FormData

from tests.webchat.webchat_bot import calling, run
from webchat.pages import Tip
from webchat.server import Webchat


def test_a_name_that_someone_lets_point_here_opens_nothing() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            for path in ("/", "/people", "/clock", f"/bot{chat.token}/getMe"):
                for host, status in (("evil.example", 403), ("127.0.0.1.evil.example", 403), ("localhost", 200)):
                    async with call.http.get(chat.url + path, headers={"Host": host}) as answer:
                        assert answer.status == status, (path, host)

    run(test())


def test_another_site_in_the_same_browser_can_do_nothing() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            url = f"{chat.url}/people/{person}/send"
            for headers in (
                {"Origin": "https://evil.example"},
                {"Origin": "null"},
                {"Origin": "http://127.0.0.1:1"},
                {"Sec-Fetch-Site": "cross-site"},
            ):
                async with call.http.post(url, json={"text": "x"}, headers=headers) as answer:
                    assert answer.status == 403
            async with call.http.post(url, data={"text": "x"}) as answer:
                assert answer.status == 415
            async with call.http.post(url, json={"text": "x"}, headers={"Origin": chat.url}) as answer:
                assert answer.status == 200
            assert [message.text for message in chat.phone(person).messages] == ["x"]

    run(test())


def test_a_document_is_saved_and_never_shown_by_the_browser() -> None:
    async def test() -> None:
        async with Webchat() as chat, calling(chat) as call:
            person = chat.add_person("Fatma")
            form = FormData(quote_fields=False)
            form.add_field("chat_id", str(person))
            form.add_field("document", b"<script>", filename="beeld.html", content_type="text/html")
            async with call.http.post(f"{chat.url}/bot{chat.token}/sendDocument", data=form) as answer:
                assert answer.status == 200
            file = chat.phone(person).messages[0].file
            assert file is not None
            async with call.http.get(f"{chat.url}/files/{file.id}") as answer:
                assert answer.content_type == "application/octet-stream"
                assert answer.headers["Content-Disposition"].startswith("attachment")
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
                assert "default-src 'self'" in answer.headers["Content-Security-Policy"]

    run(test())


def test_the_page_can_list_add_and_act() -> None:
    async def test() -> None:
        async with Webchat(guide=[Tip("Kijk rond", "Kies iemand.")]) as chat, calling(chat) as call:
            async with call.http.get(f"{chat.url}/guide") as answer:
                assert await answer.json() == [{"title": "Kijk rond", "text": "Kies iemand."}]
            async with call.http.post(f"{chat.url}/people", json={"name": " Fatma "}) as answer:
                person = (await answer.json())["id"]
            url = f"{chat.url}/people/{person}"
            for act, body, status in (
                ("send", {"text": "hoi"}, 200),
                ("edit", {"message_id": 1, "text": "hallo"}, 200),
                ("media", {"kind": "voice"}, 200),
                ("media", {"kind": "voice", "seconds": 150, "content": "we belden"}, 200),
                ("media", {"kind": "voice", "seconds": "lang"}, 400),
                ("media", {"kind": "bom"}, 400),
                ("press", {"message_id": 1, "data": "x"}, 409),
                ("send", {"text": " "}, 400),
                ("send", {}, 400),
                ("dance", {}, 404),
                ("block", {}, 200),
            ):
                async with call.http.post(f"{url}/{act}", json=body) as answer:
                    assert answer.status == status, act
            async with call.http.get(f"{url}?since=0&wait=1") as answer:
                phone = await answer.json()
            assert [message["text"] for message in phone["messages"]] == ["hallo", "", ""]
            assert phone["blocked"]
            spoken = chat.phone(person).messages[-1]
            assert (spoken.kind, spoken.seconds) == ("voice", 150)
            assert spoken.file is not None
            assert chat.content(spoken.file.id) == b"we belden"
            async with call.http.get(f"{chat.url}/people/1") as answer:
                assert answer.status == 404

    run(test())


def test_the_server_listens_on_loopback_only() -> None:
    async def test() -> None:
        async with Webchat() as chat:
            assert chat._runner is not None
            assert [address[0] for address in chat._runner.addresses] == ["127.0.0.1"]

    run(test())

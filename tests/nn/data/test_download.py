"""Downloads from servers of every temper: whole, broken, silent, slow, wrong and endless."""

from __future__ import annotations

import contextlib
import dataclasses
import errno
import hashlib
import io
import os
import socket
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import pytest

import nn
from nn.data import download
from nn.data.download import Remote, fetch
from nn.data.folders import data_folder
from nn.data.mnist import FAMILIES, FILES
from tests.nn.data.test_mnist import write_files

SHORT = 0.3  # seconds
SIZE = 200_000
CONTENT = np.random.default_rng(0).bytes(SIZE)
OTHER = CONTENT[::-1]
CUT = 70_000


def remote(name, content):
    return Remote(name, len(content), hashlib.sha256(content).hexdigest())


FILE = remote("a.bin", CONTENT)
PART = f".{FILE.name}.part"


class Ask(BaseHTTPRequestHandler):
    """One request; what comes of it is up to the manner of the mirror that is asked."""

    timeout = 20

    def do_GET(self):
        mirror, name = self.path.rsplit("/", 1)
        server = self.server
        with server.lock:
            server.asked.append((mirror + "/", name, self.headers["Range"]))
        with contextlib.suppress(ConnectionError):
            server.manners[mirror + "/"](self, server.contents[name])

    @property
    def start(self):
        return int((self.headers["Range"] or "bytes=0-").split("=")[1].rstrip("-"))

    def head(self, status, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.flush()

    def log_message(self, *_):
        pass


def whole(ask, content, until=None):
    """The file, from where it is asked for to its end; with ``until``, cut off there."""
    start = ask.start
    if start >= len(content):
        return ask.head(416, Content_Range=f"bytes */{len(content)}")
    headers = {"Content_Range": f"bytes {start}-{len(content) - 1}/{len(content)}"}
    ask.head(206 if start else 200, Content_Length=len(content) - start, **headers)
    ask.wfile.write(content[start:until])
    return None


def always_whole(ask, content, until=None):
    """A server that knows no Range."""
    ask.head(200, Content_Length=len(content))
    ask.wfile.write(content[:until])


def in_turn(*manners):
    """One manner after the other; the last one stays."""
    left = list(manners)
    return lambda ask, content: (left.pop(0) if len(left) > 1 else left[0])(ask, content)


def cut_off(ask, content):
    whole(ask, content, CUT)


def hung_up(ask, content):
    """Not even a status."""


def wrong(ask, content):
    whole(ask, OTHER)


def refusal(status):
    return lambda ask, content: ask.head(status, Content_Length=0)


def silent(ask, content):
    """Nothing after the headers."""
    ask.head(200, Content_Length=len(content))
    ask.server.over.wait(20)


def mute(ask, content):
    """Not even headers."""
    ask.server.over.wait(20)


def falls_silent(ask, content):
    whole(ask, content, CUT)
    ask.server.over.wait(20)


def slow(ask, content):
    """Without Range, and longer than the longest silence."""
    ask.head(200, Content_Length=len(content))
    for start in range(0, len(content), len(content) // 10):
        ask.wfile.write(content[start : start + len(content) // 10])
        ask.server.over.wait(SHORT / 6)


def in_chunks(ask, content, until=None):
    """A length that is not announced; cut off there with ``until``."""
    ask.protocol_version = "HTTP/1.1"
    ask.head(200, Transfer_Encoding="chunked", Connection="close")
    for start in range(0, until or len(content), 10_000):
        block = content[start : start + 10_000]
        ask.wfile.write(b"%x\r\n%b\r\n" % (len(block), block))
    ask.wfile.write(b"" if until else b"0\r\n\r\n")


def endless(ask, content):
    """As long as anybody listens."""
    ask.head(200)
    while not ask.server.over.is_set():
        ask.wfile.write(bytes(download.BLOCK))


class Mirrors(ThreadingHTTPServer):
    """A server with any number of mirrors on it, each with a manner of its own."""

    daemon_threads = False  # so that server_close waits for them

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Ask)
        self.manners = {}
        self.contents = {FILE.name: CONTENT}
        self.asked = []  # mirror, file and Range of each request
        self.lock = threading.Lock()
        self.over = threading.Event()

    def add(self, manner):
        """The address of a new mirror."""
        path = f"/mirror{len(self.manners)}/"
        self.manners[path] = manner
        return f"http://127.0.0.1:{self.server_port}{path}"

    @property
    def ranges(self):
        return [one[2] for one in self.asked]

    @property
    def mirrors_asked(self):
        return [one[0] for one in self.asked]


@pytest.fixture
def server(monkeypatch):
    """A server of the test's own, that may be asked without a proxy."""
    monkeypatch.delenv("NABLASCOPE_OFFLINE")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "127.0.0.1")
    with Mirrors() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield server
        server.over.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def impatient(monkeypatch):
    """Waits are short."""
    monkeypatch.setattr(download, "SILENT_SECONDS", SHORT)
    monkeypatch.setattr(download, "CONNECT_SECONDS", SHORT)


def get(folder, *mirrors, files=(FILE,), tell=lambda fraction: None):
    fetch(files, mirrors, folder, tell)


def fails(folder, *mirrors):
    """What is told when the file cannot be had; nothing is left behind then."""
    with pytest.raises(nn.DataError) as error:
        get(folder, *mirrors)
    assert not list(folder.iterdir())
    return str(error.value)


def assert_whole(folder):
    assert [path.name for path in folder.iterdir()] == [FILE.name]
    assert (folder / FILE.name).read_bytes() == CONTENT


# From one mirror, whole in the end


def test_a_file_comes_whole_and_nothing_else_is_left(tmp_path, server):
    told = []
    get(tmp_path / "new" / "folder", server.add(whole), tell=told.append)
    assert_whole(tmp_path / "new" / "folder")
    assert server.ranges == [None]
    assert len(told) > 2
    assert told == sorted(told)
    assert 0 < told[0] < told[-1] == 1


def test_the_fraction_is_that_of_all_files_together(tmp_path, server):
    server.contents["b.bin"] = OTHER[:50_000]
    told = []
    both = (FILE, remote("b.bin", OTHER[:50_000]))
    get(tmp_path, server.add(whole), files=both, tell=told.append)
    assert told == sorted(told)
    assert 0.8 in told
    assert told[-1] == 1
    assert (tmp_path / "b.bin").read_bytes() == OTHER[:50_000]


def test_a_file_that_is_there_is_not_asked_for(tmp_path, server):
    (tmp_path / "b.bin").write_bytes(b"mine")
    told = []
    get(tmp_path, server.add(whole), files=(FILE, remote("b.bin", OTHER)), tell=told.append)
    assert [name for _, name, _ in server.asked] == [FILE.name]
    assert told[-1] == 1
    assert (tmp_path / "b.bin").read_bytes() == b"mine"


def test_a_cut_off_file_goes_on_where_it_stopped(tmp_path, server):
    told = []
    get(tmp_path, server.add(in_turn(cut_off, whole)), tell=told.append)
    assert_whole(tmp_path)
    assert server.ranges == [None, f"bytes={CUT}-"]
    assert told == sorted(told)


def test_a_file_may_be_cut_off_again_and_again(tmp_path, server):
    cuts = range(20_000, SIZE, 20_000)
    manners = [lambda ask, content, cut=cut: whole(ask, content, cut) for cut in cuts]
    get(tmp_path, server.add(in_turn(*manners, whole)))
    assert_whole(tmp_path)
    assert server.ranges == [None, *(f"bytes={cut}-" for cut in cuts)]


@pytest.mark.parametrize("then", [always_whole, in_chunks])
def test_a_server_without_ranges_sends_all_again(tmp_path, server, then):
    get(tmp_path, server.add(in_turn(cut_off, then)))
    assert_whole(tmp_path)
    assert server.ranges == [None, f"bytes={CUT}-"]


def test_a_cut_off_file_without_an_announced_length_goes_on(tmp_path, server):
    def cut(ask, content):
        in_chunks(ask, content, CUT)

    get(tmp_path, server.add(in_turn(cut, whole)))
    assert_whole(tmp_path)
    assert server.ranges == [None, f"bytes={CUT}-"]


def test_a_server_that_hangs_up_at_once_is_asked_again(tmp_path, server):
    get(tmp_path, server.add(in_turn(hung_up, hung_up, whole)))
    assert_whole(tmp_path)
    assert len(server.asked) == 3


def test_a_server_that_falls_silent_is_asked_for_the_rest(tmp_path, server, impatient):
    get(tmp_path, server.add(in_turn(falls_silent, whole)))
    assert_whole(tmp_path)
    assert server.ranges == [None, f"bytes={CUT}-"]


def test_a_slow_server_is_not_a_silent_one(tmp_path, server, impatient):
    get(tmp_path, server.add(slow))
    assert_whole(tmp_path)


def test_a_file_may_have_moved(tmp_path, server):
    there = server.add(in_turn(cut_off, whole))
    moved = server.add(lambda ask, content: ask.head(302, Location=there + FILE.name))
    get(tmp_path, moved)
    assert_whole(tmp_path)
    assert server.ranges == [None, None, *[f"bytes={CUT}-"] * 2]


# Another mirror


def redirected_to_itself(ask, content):
    ask.head(302, Location=ask.path)


BROKEN = {
    "cut off": (cut_off, "connection was interrupted"),
    "cut off without ranges": (
        lambda *asked: always_whole(*asked, CUT),
        "connection was interrupted",
    ),
    "hung up": (hung_up, "connection was interrupted"),
    "wrong": (wrong, "checksum"),
    "short and wrong": (lambda ask, content: whole(ask, b"<html>"), "checksum"),
    "endless": (endless, "checksum"),
    "403": (refusal(403), "403 Forbidden"),
    "404": (refusal(404), "404 Not Found"),
    "416": (refusal(416), "416"),
    "500": (refusal(500), "500 Internal Server Error"),
    "in circles": (redirected_to_itself, "302 Found"),
}
broken = pytest.mark.parametrize(("manner", "reason"), BROKEN.values(), ids=BROKEN)


@broken
def test_what_one_mirror_does_not_give_the_next_one_does(tmp_path, server, manner, reason):
    get(tmp_path, server.add(manner), server.add(whole))
    assert_whole(tmp_path)
    assert server.asked[-1] == ("/mirror1/", FILE.name, None)
    assert server.mirrors_asked.count("/mirror1/") == 1


@broken
def test_where_no_mirror_gives_it_the_way_by_hand_is_told(tmp_path, server, manner, reason):
    mirrors = server.add(manner), server.add(manner)
    told = fails(tmp_path, *mirrors)
    assert reason in told
    assert told.startswith(FILE.name)
    assert all(part in told for part in (*(one + FILE.name for one in mirrors), str(tmp_path)))
    assert set(server.mirrors_asked) == {"/mirror0/", "/mirror1/"}


@pytest.mark.parametrize("manner", [silent, mute])
def test_a_silent_server_is_left_after_a_few_waits(tmp_path, server, impatient, manner):
    assert "silent" in fails(tmp_path, server.add(manner))
    assert len(server.asked) == download.MOST_SILENCES


def test_where_nobody_listens_the_next_mirror_is_asked_at_once(tmp_path, server):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        nobody = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    assert "cannot be reached" in fails(tmp_path, nobody)
    get(tmp_path, nobody, server.add(whole))
    assert_whole(tmp_path)


def test_a_server_that_gets_nowhere_is_left_in_the_end(tmp_path, server):
    """Without Range, and cut off now here, now there: what has come never grows for long."""
    cuts = [CUT, 2 * CUT] * 10
    manners = [lambda ask, content, cut=cut: always_whole(ask, content, cut) for cut in cuts]
    get(tmp_path, server.add(in_turn(*manners, refusal(404))), server.add(whole))
    assert_whole(tmp_path)
    assert server.mirrors_asked.count("/mirror0/") < len(cuts)


def test_a_file_longer_than_announced_does_not_fill_the_disk(tmp_path, server):
    sizes = []

    def tell(fraction):
        sizes.append((tmp_path / PART).stat().st_size)

    with pytest.raises(nn.DataError, match="checksum"):
        get(tmp_path, server.add(endless), tell=tell)
    assert SIZE < max(sizes) <= 2 * SIZE + download.BLOCK
    assert not list(tmp_path.iterdir())


# Cancelled, and gone on with


def stop_at(least):
    def tell(fraction):
        if fraction >= least:
            raise nn.Cancelled

    return tell


def test_what_has_come_before_a_cancel_is_kept_and_gone_on_from(tmp_path, server):
    mirror = server.add(whole)
    with pytest.raises(nn.Cancelled):
        get(tmp_path, mirror, tell=stop_at(0.3))
    (part,) = tmp_path.iterdir()
    kept = part.stat().st_size
    assert part.name == PART
    assert 0.3 * SIZE <= kept < SIZE
    told = []
    get(tmp_path, mirror, tell=told.append)
    assert_whole(tmp_path)
    assert server.ranges == [None, f"bytes={kept}-"]
    assert told[0] > kept / SIZE


@pytest.mark.parametrize("manner", [whole, always_whole])
def test_a_cancel_at_the_last_byte_loses_nothing(tmp_path, server, manner):
    mirror = server.add(manner)
    with pytest.raises(nn.Cancelled):
        get(tmp_path, mirror, tell=stop_at(1))
    get(tmp_path, mirror)
    assert_whole(tmp_path)


def test_a_cancel_between_two_connections_is_heard(tmp_path, server):
    told = []

    def tell(fraction):
        told.append(fraction)
        if told.count(CUT / SIZE) == 2:  # the second time it is told before asking anew
            raise nn.Cancelled

    with pytest.raises(nn.Cancelled):
        get(tmp_path, server.add(in_turn(cut_off, whole)), tell=tell)
    assert server.ranges == [None]
    assert (tmp_path / PART).read_bytes() == CONTENT[:CUT]


def test_a_part_of_another_file_spoils_one_mirror_at_most(tmp_path, server):
    (tmp_path / PART).write_bytes(OTHER[:CUT])
    get(tmp_path, server.add(whole), server.add(whole))
    assert_whole(tmp_path)
    assert server.ranges == [f"bytes={CUT}-", None]


# Offline, and where there is no room


def test_offline_nothing_is_asked_for(tmp_path, server, monkeypatch):
    monkeypatch.setenv("NABLASCOPE_OFFLINE", "1")
    assert "NABLASCOPE_OFFLINE is set" in fails(tmp_path, server.add(whole))
    assert not server.asked


def test_offline_what_is_there_is_enough(tmp_path, server, monkeypatch):
    monkeypatch.setenv("NABLASCOPE_OFFLINE", "1")
    (tmp_path / FILE.name).write_bytes(CONTENT)
    get(tmp_path, server.add(whole))
    assert not server.asked


class FullDisk(io.FileIO):
    """A file on a disk that has room for a few bytes."""

    def write(self, block):
        super().write(block[:10])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_on_a_full_disk_the_room_that_it_needs_is_told(tmp_path, server, monkeypatch):
    monkeypatch.setattr(download, "open", FullDisk, raising=False)
    server.contents[FILE.name] = bytes(2_500_000)
    with pytest.raises(nn.DataError, match="It needs 3 MB of free space") as error:
        get(tmp_path, server.add(whole), files=[remote(FILE.name, bytes(2_500_000))])
    assert str(tmp_path) in str(error.value)
    assert os.strerror(errno.ENOSPC) in str(error.value)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_named(tmp_path, server):
    (tmp_path / "folder").write_bytes(b"a file")
    with pytest.raises(nn.DataError, match="cannot be written to") as error:
        get(tmp_path / "folder", server.add(whole))
    assert str(tmp_path / "folder") in str(error.value)
    assert not server.asked


# The families


@pytest.fixture
def publish(tmp_path, server, monkeypatch):
    """Puts four small files on the server, as if a family's publisher had them there."""

    def put(name, manner=whole):
        folder = tmp_path / f"published {name}"
        folder.mkdir()
        written = write_files(folder, 4)
        server.contents |= {file: (folder / file).read_bytes() for file in FILES.values()}
        remotes = [remote(file, server.contents[file]) for file in FILES.values()]
        family = dataclasses.replace(
            FAMILIES[name],
            mirrors=(server.add(manner),),
            files=tuple((one.size, one.sha256) for one in remotes),
        )
        monkeypatch.setitem(FAMILIES, name, family)
        return written

    return put


def test_the_files_of_a_family_are_fetched_once(server, publish):
    images, labels = publish("mnist")
    told = []
    data = nn.load_dataset("mnist", progress=told.append)
    np.testing.assert_array_equal(data.test.x, (images.reshape(4, -1) / 255).astype(np.float32))
    np.testing.assert_array_equal(data.test.t, labels)
    assert told[-1] == 1
    assert {path.name for path in (data_folder() / "mnist").iterdir()} == set(FILES.values())
    assert Counter(name for _, name, _ in server.asked) == Counter(FILES.values())
    nn.load_dataset("mnist")
    assert len(server.asked) == len(FILES)


def test_a_family_that_broke_off_goes_on_with_what_is_missing(server, publish):
    publish("mnist", in_turn(whole, whole, refusal(500), whole))
    with pytest.raises(nn.DataError, match="500"):
        nn.load_dataset("mnist")
    with pytest.raises(nn.Cancelled):
        nn.load_dataset("mnist", progress=stop_at(0))
    nn.load_dataset("mnist")
    assert [path.name for path in (data_folder() / "mnist").glob(".*")] == []
    asked = Counter(name for _, name, _ in server.asked)
    first, second, third, fourth = FILES.values()
    assert asked == {first: 1, second: 1, third: 3, fourth: 1}


def test_files_in_a_told_folder_are_not_fetched(tmp_path, server, publish):
    publish("mnist")
    nn.load_dataset("mnist", tmp_path / "published mnist")
    nn.load_mnist(data_dir=tmp_path / "published mnist")
    assert not server.asked
    assert not data_folder().exists()


def test_a_told_folder_without_them_is_left_as_it_is(tmp_path, server, publish):
    publish("mnist")
    (tmp_path / "told").mkdir()
    nn.load_dataset("mnist", tmp_path / "told")
    assert not list((tmp_path / "told").iterdir())
    assert len(server.asked) == len(FILES)


def test_fashion_is_not_confused_with_digits_in_the_same_folder(server, publish):
    publish("fashion-mnist")
    data_folder().mkdir(parents=True)
    write_files(data_folder(), 3)
    assert len(nn.load_dataset("mnist").test.x) == 3
    assert not server.asked
    assert len(nn.load_dataset("fashion-mnist").test.x) == 4
    assert len(server.asked) == len(FILES)
    assert len(nn.load_dataset("mnist").test.x) == 3
    assert len(list((data_folder() / "fashion-mnist").iterdir())) == len(FILES)

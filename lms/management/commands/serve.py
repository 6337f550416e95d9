import signal

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from lms.running import processes


class Command(BaseCommand):
    help = "One machine, one command: migrate, load the demo once, run the web server and the worker."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--no-demo", action="store_true", help="Leave an empty database empty.")

    def handle(self, *args, **options) -> None:
        host, port = options["host"], settings.PORT
        if not processes.port_is_free(host, port):
            raise CommandError(
                _("Port %(port)d is in use already. Stop the other program, or choose another port: PORT=8001 make run")
                % {"port": port}
            )
        self.prepare(demo=not options["no_demo"])
        self.run_both(host, port)

    def prepare(self, *, demo: bool) -> None:
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("ensure_site")
        if demo:
            call_command("load_demo", if_empty=True)

    def run_both(self, host: str, port: int) -> None:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        running = [processes.web(host, port), processes.worker()]
        try:
            if processes.wait_for_port(host, port, running[0]):
                self.stdout.write(
                    _("Gongxue is running: %(address)s  (Ctrl-C stops it)") % {"address": settings.PUBLIC_ORIGIN}
                )
                self.stdout.flush()  # a person waits for this line, also where output goes to a file
            ended = processes.watch(running)
            raise CommandError(
                _("One of the two processes ended (%(code)s); the other was stopped.") % {"code": ended.returncode}
            )
        except KeyboardInterrupt:
            self.stdout.write(_("Stopped."))
        finally:
            processes.stop(running)

from ui.way_in import send_through_app

send_through_app()

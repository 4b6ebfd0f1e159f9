"""landmarker.py TASK CLIP.y4m...: MediaPipe's face landmarker on clips, one JSON line per clip and mode.

Wall time and CPU time of `detect` alone; reading a frame and turning it into RGB are not counted.
"""

import json
import sys
import time

import cv2
import mediapipe as mp
import numpy as np
from mediapipe.tasks.python import BaseOptions, vision

FPS = 30


def frames(path):
    with open(path, "rb") as clip:
        head = clip.readline().split()
        width, height = (int(next(w[1:] for w in head[1:] if w[:1] == k)) for k in (b"W", b"H"))
        while clip.readline():
            planes = np.frombuffer(clip.read(width * height * 3 // 2), np.uint8)
            yield cv2.cvtColor(planes.reshape(height * 3 // 2, width), cv2.COLOR_YUV2RGB_I420)


def measure(task, path, mode):
    options = vision.FaceLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=task),
        running_mode=mode,
        output_face_blendshapes=True,
        output_facial_transformation_matrixes=True,
    )
    times, cpu, faces = [], 0.0, 0
    with vision.FaceLandmarker.create_from_options(options) as landmarker:
        for number, rgb in enumerate(frames(path)):
            image = mp.Image(image_format=mp.ImageFormat.SRGB, data=rgb)
            wall, used = time.perf_counter(), time.process_time()
            if mode == vision.RunningMode.IMAGE:
                found = landmarker.detect(image)
            else:
                found = landmarker.detect_for_video(image, number * 1000 // FPS)
            times.append((time.perf_counter() - wall) * 1e3)
            cpu += time.process_time() - used
            faces += len(found.face_landmarks) == 1
    times.sort()
    share = lambda percent: round(times[len(times) * percent // 100], 3)
    return {
        "clip": path, "mode": mode.name, "frames": len(times), "faces": faces,
        "p50_ms": share(50), "p95_ms": share(95), "cpu_s": round(cpu, 3),
    }


for clip in sys.argv[2:]:
    for mode in (vision.RunningMode.IMAGE, vision.RunningMode.VIDEO):
        print(json.dumps(measure(sys.argv[1], clip, mode)), flush=True)

"""The loop that notebooks have: one image at a time, opened, transformed and run. Answers each line of standard input with
the seconds that the whole list took; the first answer is the avgpool features of the first image."""

import sys
import time

import torch
import torchvision
from PIL import Image
from torchvision import transforms

weights_path, list_path = sys.argv[1:]
with open(list_path, encoding="utf8") as lines:
    paths = lines.read().splitlines()
model = torchvision.models.resnet18()
model.fc = torch.nn.Identity()
state = {name: value.float() for name, value in torch.load(weights_path, map_location="cpu").items() if "fc." not in name}
model.load_state_dict(state)
model.eval()
transform = transforms.Compose(
    [
        transforms.Resize(256),
        transforms.CenterCrop(224),
        transforms.ToTensor(),
        transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
    ]
)


def embed(path):
    with torch.no_grad():
        image = Image.open(path).convert("RGB")
        return model(transform(image).unsqueeze(0))


print(" ".join(map(str, embed(paths[0]).flatten().tolist())), flush=True)
print(f"torch {torch.__version__}, torchvision {torchvision.__version__}, {torch.get_num_threads()} threads", flush=True)
for _ in sys.stdin:
    start = time.perf_counter()
    for path in paths:
        embed(path)
    print(time.perf_counter() - start, flush=True)
